#!/usr/bin/env bash
# Run once by the PostgreSQL image, on an empty volume: the database, its owner, and one user per service. None of the
# services' users has a right yet; 'btc migrate' gives each what it needs. One user for every secret postgres_NAME.
set -euo pipefail
secrets=${SECRETS_FOLDER:-/run/secrets}
sql() { psql -X -q -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:?}" --dbname "${POSTGRES_DB:-$POSTGRES_USER}"; }

for secret in "$secrets"/postgres_*; do
  name=${secret##*/postgres_}
  case "$name" in
    admin) continue ;; # the image has made this one
    owner) user=btc ;;
    *) user=btc_$name ;;
  esac
  # psql reads the password itself: it is on no command line, and quoted whatever is in it.
  sql <<SQL
\set password \`cat '$secret'\`
create role $user login password :'password';
SQL
done
sql <<'SQL'
create database btc_events owner btc;
revoke all on database btc_events from public;
SQL
