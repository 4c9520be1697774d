-- Who changed the state of what, and why.
create sequence audit_id start with 1 increment by 200;

create table audit (
  id bigint primary key,
  entity varchar(20) not null,
  entity_id varchar(64) not null,
  from_state varchar(20) not null,
  to_state varchar(20) not null,
  actor varchar(100) not null,
  reason varchar(500) not null,
  changed_at bigint not null
);
create index audit_of_entity on audit (entity, entity_id, id);
create index audit_by_age on audit (changed_at);
