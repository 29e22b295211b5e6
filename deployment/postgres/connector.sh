#!/bin/sh
# Runs once, when a system's database is made: the connector's own name there. It may read, change and delete what the
# system holds, add nothing to it and alter no table; its ledger lives in a schema of its own.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" -v password="$(cat /run/keys/connector)" <<'SQL'
create role connector login password :'password';
grant select, update, delete on all tables in schema public to connector;
create schema rightsflow authorization connector;
alter role connector set search_path = rightsflow, public;
SQL
