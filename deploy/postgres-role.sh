#!/usr/bin/env bash
# Run once by the postgres image: the role that the engine works as. It owns nothing; the engine's migration grants it.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -v password="$TRIBUTARY_PASSWORD" -U postgres -d tributary <<'SQL'
create role tributary login password :'password';
SQL
