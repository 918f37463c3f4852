#!/usr/bin/env bash
# Proves: the laboratory itself, without wan6: dibbler-server starts in it, listens, and the machine's own files stay as they were.
# Packages: dibbler-server
. "$INTEROP/lib/scenario.sh"

fingerprint() {
  find /etc/dibbler /var/lib/dibbler /var/log/dibbler -printf '%p %s %T@\n' 2>/dev/null | sort
}

before=$(fingerprint)
lab_up
dibbler_start "$INTEROP/peers/dibbler/pool-a.conf"
kill -0 "$SERVER_PID" || fail "dibbler-server did not stay"
server_stop
listens "$LAB_SERVER" 547 && fail "something still listens after the server was stopped"
[ "$(fingerprint)" = "$before" ] || fail "the machine's own dibbler files have changed"
