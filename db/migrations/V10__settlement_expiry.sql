-- Until when a transaction can land, whether it has for good, what it waits for, and since when.
alter table settlement add column last_valid_height bigint;
alter table settlement add column finalized_slot bigint;
alter table settlement add column spent boolean default false not null;
alter table settlement add column note varchar(500);
alter table settlement add column waiting_since bigint default 0 not null;
update settlement set waiting_since = updated_at;
alter table settlement add constraint settlement_expiry_known
  check ((last_valid_height is null) = (finalized_slot is null));
