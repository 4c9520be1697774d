-- The Core API's jobs and their events. A job outlives its batch, so it has no foreign key to it.
create table proof_job (
  job_id varchar(35) primary key,
  batch uuid not null unique,
  batch_number numeric(20) not null,
  content_digest varchar(64) unique,
  state varchar(20) not null
    check (state in ('PENDING', 'PREPARING', 'PROVING', 'COMPLETED', 'FAILED', 'CANCELLED')),
  progress_pct integer not null check (progress_pct between 0 and 100),
  message varchar(2000) not null,
  created_at bigint not null,
  updated_at bigint not null,
  completed_at bigint,
  expired_at bigint,
  error varchar(2000),
  next_event_id bigint not null,
  version bigint not null,
  constraint proof_job_ended check ((completed_at is not null) = (state in ('COMPLETED', 'FAILED', 'CANCELLED'))),
  constraint proof_job_digest check (content_digest is null or state not in ('FAILED', 'CANCELLED'))
);
create index proof_job_by_age on proof_job (created_at, job_id);
create index proof_job_by_state on proof_job (state, created_at, job_id);
create index proof_job_expired on proof_job (expired_at);

create table event (
  job_id varchar(35) not null references proof_job (job_id),
  event_id bigint not null check (event_id > 0),
  kind varchar(20) not null check (kind in ('STATUS', 'PROGRESS', 'COMPLETED', 'FAILED')),
  state varchar(20) not null
    check (state in ('PENDING', 'PREPARING', 'PROVING', 'COMPLETED', 'FAILED', 'CANCELLED')),
  progress_pct integer not null,
  message varchar(2000) not null,
  created_at bigint not null,
  primary key (job_id, event_id)
);
