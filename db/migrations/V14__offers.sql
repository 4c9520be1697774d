-- The circuits that a worker has keys of, with commas between them; without a value it is given any.
alter table worker add column circuits varchar(4000);
