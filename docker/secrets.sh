#!/bin/sh
# Makes what docker-compose.yml reads from ./secrets (or from the directory that is named): the service token, the sealing key
# pair, the passwords of the store and the admin token, of which only the hash is kept. Prints the admin token once. What is
# there stays as it is. Needs openssl 1.1.1 or newer.
set -eu
umask 077
directory=${1:-$(dirname "$0")/../secrets}
mkdir -p "$directory"
chmod 700 "$directory"
cd "$directory"

random_hex() { openssl rand -hex 32; }
base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

for name in service_token mongo_password mongo_root_password; do
    [ -s "$name" ] || random_hex > "$name"
done

if [ ! -s sealing_private_key ] || [ ! -s sealing_public_key ]; then
    openssl genpkey -algorithm X25519 -outform DER -out pair.der
    # The raw key is the last 32 bytes of either form.
    printf 'plumbline-private-key-1:%s\n' "$(tail -c 32 pair.der | base64url)" > sealing_private_key
    printf 'plumbline-public-key-1:%s\n' \
        "$(openssl pkey -inform DER -in pair.der -pubout -outform DER | tail -c 32 | base64url)" > sealing_public_key
    rm -f pair.der
fi

if [ ! -s admin_token_sha256 ]; then
    token=$(openssl rand 32 | base64url)
    printf '%s' "$token" | openssl dgst -sha256 -r | cut -c 1-64 > admin_token_sha256
    echo "admin token (kept nowhere; write it down): $token"
fi

# Compose mounts the files as they are, and the services run as 10001: the directory keeps other users of this machine out, and
# inside a container each service sees only the files that it was given.
chmod 444 service_token mongo_password mongo_root_password sealing_private_key sealing_public_key admin_token_sha256
