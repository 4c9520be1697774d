-- Batches of both APIs, and their encrypted inputs.
create table batch (
  id uuid primary key,
  origin varchar(10) not null check (origin in ('CORE', 'SWARM')),
  public_id varchar(200) not null,
  batch_number numeric(20) not null check (batch_number between 0 and 18446744073709551615),
  state varchar(20) not null
    check (state in ('PENDING', 'SLICING', 'PROVING', 'SETTLING', 'COMPLETED', 'FAILED')),
  hash_family varchar(20) not null check (hash_family in ('MIMC', 'POSEIDON2')),
  chunked boolean not null,
  settle boolean not null,
  witnessed boolean not null,
  initial_root varchar(100) not null,
  input_parts integer not null check (input_parts > 0),
  chunks_total integer not null,
  chunks_proved integer not null,
  error_code varchar(40) check (error_code in ('WITNESS_INVALID', 'WITNESS_MISSING', 'BATCH_TOO_LARGE',
    'PROVING_FAILED', 'SETTLEMENT_FAILED', 'CANCELLED', 'INTERNAL_ERROR')),
  error_message varchar(2000),
  wrapped_key bytea,
  prepare_token varchar(32),
  prepare_expires_at bigint,
  submitted_at bigint not null,
  proving_started_at bigint,
  proving_completed_at bigint,
  settled_at bigint,
  terminal_at bigint,
  version bigint not null,
  constraint batch_public_id unique (origin, public_id),
  constraint batch_chunks_proved check (chunks_proved between 0 and chunks_total),
  constraint batch_ended check ((terminal_at is not null) = (state in ('COMPLETED', 'FAILED'))),
  constraint batch_key_destroyed check (wrapped_key is null or state in ('PENDING', 'SLICING', 'PROVING'))
);
create index batch_by_state on batch (state, submitted_at);
create index batch_by_origin on batch (origin, state, terminal_at);
create index batch_by_end on batch (terminal_at);

create table batch_input (
  batch uuid not null references batch (id),
  kind varchar(10) not null check (kind in ('REQUEST', 'CHUNK')),
  part integer not null check (part >= 0),
  sealed bytea not null,
  primary key (batch, kind, part)
);
