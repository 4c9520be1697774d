-- What the coordinator of blind proofs keeps: the terms of shared secrets, and what is held against nodes.
create table blind_setup (
  setup_id varchar(200) primary key,
  mode varchar(10) not null check (mode in ('PLAIN', 'FROST')),
  circuit varchar(20) not null check (circuit in ('SCHNORR', 'HASH_PREIMAGE')),
  generator bytea not null,
  witness_commitment varchar(64) not null,
  commitments bytea not null,
  nodes integer not null check (nodes > 0),
  salt varchar(64) not null,
  holders varchar(6000) not null,
  attempts_dealt integer not null,
  attempts_used integer not null,
  expires_at bigint not null,
  version bigint not null,
  constraint blind_setup_attempts check (attempts_used between 0 and attempts_dealt)
);
create index blind_setup_by_age on blind_setup (expires_at);

create table blind_node (
  id integer primary key check (id between 1 and 1000),
  state varchar(20) not null check (state in ('TRUSTED', 'QUARANTINED')),
  strikes integer not null check (strikes >= 0),
  last_reason varchar(500),
  quarantined_until bigint,
  version bigint not null,
  constraint blind_node_quarantine check ((state = 'QUARANTINED') = (quarantined_until is not null))
);
