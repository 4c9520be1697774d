-- Of a chunk that takes longer than usual another worker may make a second copy, under a lease of its own.
alter table chunk add column copy_token varchar(32);
alter table chunk add column copy_worker bigint;
alter table chunk add column copy_expires_at bigint;
alter table chunk add column copy_deadline bigint;
alter table chunk add column copy_from bigint;
alter table chunk add constraint chunk_copy check ((copy_token is null or state = 'LEASED')
  and (copy_token is null or copy_from is null) and (copy_from is null or state = 'LEASED')
  and (copy_token is null) = (copy_worker is null)
  and (copy_token is null) = (copy_expires_at is null)
  and (copy_token is null) = (copy_deadline is null)
  and (copy_token is null or copy_worker <> lease_worker));
create index chunk_taking_long on chunk (state, copy_from);
