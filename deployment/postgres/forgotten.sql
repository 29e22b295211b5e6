-- The one table that a connector adds to: keyed hashes of whoever was erased, which no refresh may bring back.
grant insert on forgotten to connector;
