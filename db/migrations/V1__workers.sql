-- Workers and their standing. Times are milliseconds since 1970.
create table worker (
  id bigint primary key check (id between 0 and 4294967295),
  url varchar(500),
  state varchar(20) not null check (state in ('READY', 'DRAINING', 'QUARANTINED', 'LOST')),
  capacity integer not null,
  strikes integer not null check (strikes >= 0),
  quarantined_until bigint,
  last_seen_at bigint not null,
  total_proofs bigint not null,
  total_proving_ms bigint not null,
  version bigint not null
);
