-- Chunks of batches, the tries at them, and their proofs.
create table chunk (
  id uuid primary key,
  batch uuid not null references batch (id),
  chunk_index integer not null check (chunk_index >= 0),
  circuit varchar(64) not null,
  state varchar(20) not null check (state in ('PENDING', 'LEASED', 'PROVED', 'FAILED', 'CANCELLED')),
  first_entry integer not null,
  entry_count integer not null,
  pre_root varchar(100) not null,
  post_root varchar(100) not null,
  public_inputs bytea not null,
  lease_token varchar(32),
  lease_worker bigint,
  lease_expires_at bigint,
  lease_deadline bigint,
  leases integer not null,
  failures integer not null,
  available_at bigint not null,
  last_worker bigint,
  version bigint not null,
  constraint chunk_index_in_batch unique (batch, chunk_index),
  constraint chunk_lease check ((state = 'LEASED') = (lease_token is not null)
    and (lease_token is null) = (lease_worker is null)
    and (lease_token is null) = (lease_expires_at is null)
    and (lease_token is null) = (lease_deadline is null))
);
create index chunk_waiting on chunk (state, available_at, chunk_index);
create index chunk_leased on chunk (state, lease_expires_at);

create table attempt (
  id uuid primary key,
  chunk uuid not null references chunk (id),
  number integer not null check (number > 0),
  worker bigint not null,
  lease_token varchar(32) not null,
  state varchar(20) not null
    check (state in ('RUNNING', 'SUCCEEDED', 'FAILED', 'EXPIRED', 'SUPERSEDED', 'CANCELLED')),
  started_at bigint not null,
  ended_at bigint,
  reason varchar(500),
  constraint attempt_number unique (chunk, number),
  constraint attempt_ended check ((state = 'RUNNING') = (ended_at is null))
);

create table proof (
  chunk uuid primary key references chunk (id),
  batch uuid not null references batch (id),
  chunk_index integer not null,
  worker bigint not null,
  backend varchar(20) not null,
  circuit varchar(64) not null,
  vk_hash varchar(64) not null,
  proof_bytes bytea not null,
  public_witness_bytes bytea not null,
  proving_time_ms bigint not null,
  verified boolean not null,
  accepted_at bigint not null,
  constraint proof_in_batch unique (batch, chunk_index)
);
create index proof_times on proof (circuit, accepted_at);
