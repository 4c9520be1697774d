-- An operator may fail a batch, and have a swarm batch that could not be proved proved again: its inputs outlive it a while.
alter table batch add column failure_code varchar(40);
update batch set failure_code = error_code;
alter table batch drop column error_code;
alter table batch rename column failure_code to error_code;
alter table batch add constraint batch_error_code check (error_code in ('WITNESS_INVALID', 'WITNESS_MISSING',
  'BATCH_TOO_LARGE', 'PROVING_FAILED', 'SETTLEMENT_FAILED', 'CANCELLED', 'FAILED_BY_OPERATOR', 'INTERNAL_ERROR'));
alter table batch drop constraint batch_key_destroyed;
alter table batch add constraint batch_key_destroyed check (wrapped_key is null
  or state in ('PENDING', 'SLICING', 'PROVING')
  or origin = 'SWARM' and state = 'FAILED' and error_code = 'PROVING_FAILED');
