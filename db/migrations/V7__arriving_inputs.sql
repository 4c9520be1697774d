-- Parts of a large request are kept while the rest of it still arrives, before its batch is there.
create table kept_input (
  batch uuid not null,
  kind varchar(10) not null check (kind in ('REQUEST', 'CHUNK')),
  part integer not null check (part >= 0),
  sealed bytea not null,
  primary key (batch, kind, part)
);
insert into kept_input (batch, kind, part, sealed) select batch, kind, part, sealed from batch_input;
drop table batch_input;
alter table kept_input rename to batch_input;

-- Batches whose parts are kept and who are not there yet; one that stays here was given up.
create table arrival (
  batch uuid primary key,
  begun_at bigint not null
);
