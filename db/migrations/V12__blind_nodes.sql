-- What a blind proving node keeps: shares, encrypted, and sessions, of which nothing is secret: nonces are in memory alone.
create table blind_share (
  setup_id varchar(200) primary key,
  share_index integer not null check (share_index > 0),
  mode varchar(10) not null check (mode in ('PLAIN', 'FROST')),
  circuit varchar(20) not null check (circuit in ('SCHNORR', 'HASH_PREIMAGE')),
  generator bytea not null,
  witness_commitment varchar(64) not null,
  commitments bytea,
  nodes integer not null,
  salt varchar(64),
  sealed bytea not null,
  expires_at bigint not null,
  constraint blind_share_frost check (mode = 'PLAIN' or commitments is not null)
);
create index blind_share_by_age on blind_share (expires_at);

create table blind_session (
  session_id varchar(200) primary key,
  setup_id varchar(200) not null,
  state varchar(20) not null check (state in ('IDLE', 'SHARE_ASSIGNED', 'COMMITMENT_GENERATED', 'FRAGMENT_GENERATED')),
  hiding bytea,
  binding bytea,
  challenge bytea,
  created_at bigint not null,
  updated_at bigint not null,
  version bigint not null,
  constraint blind_session_shown check ((hiding is not null) = (state in ('COMMITMENT_GENERATED', 'FRAGMENT_GENERATED'))),
  constraint blind_session_answered check ((challenge is not null) = (state = 'FRAGMENT_GENERATED'))
);
create index blind_session_by_state on blind_session (state, updated_at);
create index blind_session_of_setup on blind_session (setup_id);
