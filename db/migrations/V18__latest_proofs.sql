-- The latest proofs of a circuit are read from the end that is asked for.
drop index proof_times;
create index proof_times on proof (circuit, accepted_at desc);
