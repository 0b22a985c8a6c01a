#!/bin/sh
# Makes the secrets of docker-compose.yml once; what exists is left alone.
# The folder is the owner's alone. The files are readable in the containers, whose users are others.
set -eu
folder="${1:-$(dirname "$0")/secrets}"
umask 077
mkdir -p "$folder"
if [ ! -e "$folder/postgres_password" ]; then
    od -An -N24 -tx1 /dev/urandom | tr -d ' \n' > "$folder/postgres_password"
fi
if [ ! -e "$folder/ndjudge_database_url" ]; then
    printf 'postgresql://ndjudge:%s@postgres/ndjudge' "$(cat "$folder/postgres_password")" \
        > "$folder/ndjudge_database_url"
fi
chmod 444 "$folder/postgres_password" "$folder/ndjudge_database_url"
echo "The secrets are in $folder; keep a copy elsewhere." >&2
