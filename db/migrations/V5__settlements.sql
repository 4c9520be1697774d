-- Settlements: what goes to the chain is kept before it is sent.
create table settlement (
  chunk uuid primary key references chunk (id),
  batch uuid not null references batch (id),
  chunk_index integer not null,
  state varchar(20) not null check (state in ('PENDING', 'SUBMITTED', 'SETTLED', 'FAILED')),
  signed_bytes bytea,
  tx_signature varchar(200),
  compute_units bigint,
  error varchar(500),
  created_at bigint not null,
  updated_at bigint not null,
  version bigint not null,
  constraint settlement_in_batch unique (batch, chunk_index),
  constraint settlement_kept_before_sent check (state not in ('SUBMITTED', 'SETTLED') or signed_bytes is not null)
);
