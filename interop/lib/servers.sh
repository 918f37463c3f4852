# Starting servers, each on srv0. Databases are kept between starts, as a restarted server keeps them.
SERVER_PID=

serves() {
  SERVER_PID=$!
  eventually 10 "$1 listens" listens "$LAB_SERVER" 547
}

# dibbler_start CONFIGURATION
dibbler_start() {
  local home=$LAB_SCRATCH/dibbler
  mkdir -p "$home/etc/dibbler"
  cp "$1" "$home/etc/dibbler/server.conf"
  "${ON_SERVER[@]}" "${SCRATCHED[@]}" "$home" /etc/dibbler /var/lib/dibbler /var/log/dibbler -- dibbler-server run \
    >>"$OUT/dibbler-server.log" 2>&1 &
  serves dibbler-server
}

# kea_start [JQ_EDIT]   base.json, edited
kea_start() {
  mkdir -p "$LAB_SCRATCH/kea"
  kea_configure "${1:-.}"
  KEA_PIDFILE_DIR=$LAB_SCRATCH/kea KEA_LOCKFILE_DIR=$LAB_SCRATCH/kea \
    "${ON_SERVER[@]}" kea-dhcp6 -c "$LAB_SCRATCH/kea/dhcp6.json" >>"$OUT/kea.log" 2>&1 &
  serves kea-dhcp6
}

kea_configure() {
  jq --arg leases "$LAB_SCRATCH/kea/leases6.csv" ".Dhcp6[\"lease-database\"].name = \$leases | $1" \
    "$INTEROP/peers/kea/base.json" >"$LAB_SCRATCH/kea/dhcp6.json"
}

# kea_reconfigure JQ_EDIT   takes another configuration while it runs, leases kept
kea_reconfigure() {
  local before
  before=$(kea_configurations)
  kea_configure "$1"
  kill -HUP "$SERVER_PID"
  eventually 10 "kea-dhcp6 has its new configuration" kea_configured_since "$before"
}

kea_configurations() {
  grep -c DHCP6_CONFIG_COMPLETE "$OUT/kea.log"
}

kea_configured_since() {
  [ "$(kea_configurations)" -gt "$1" ]
}

# isc_start [SED_EDIT]
isc_start() {
  mkdir -p "$LAB_SCRATCH/isc"
  touch "$LAB_SCRATCH/isc/leases6"
  sed "${1:-}" "$INTEROP/peers/isc/dhcpd6.conf" >"$LAB_SCRATCH/isc/dhcpd6.conf"
  "${ON_SERVER[@]}" dhcpd -6 -f -d -cf "$LAB_SCRATCH/isc/dhcpd6.conf" -lf "$LAB_SCRATCH/isc/leases6" \
    -pf "$LAB_SCRATCH/isc/pid" srv0 >>"$OUT/isc-dhcpd.log" 2>&1 &
  serves dhcpd
}

isc_forgets_leases() {
  : >"$LAB_SCRATCH/isc/leases6"
}

wide_start() {
  "${ON_SERVER[@]}" "${SCRATCHED[@]}" "$LAB_SCRATCH/wide" /var/lib/dhcpv6 -- dhcp6s -f -D -c "$INTEROP/peers/wide/dhcp6s.conf" \
    -P "$LAB_SCRATCH/wide.pid" srv0 >>"$OUT/wide-dhcp6s.log" 2>&1 &
  serves dhcp6s
}

dnsmasq_start() {
  "${ON_SERVER[@]}" "${SCRATCHED[@]}" "$LAB_SCRATCH/dnsmasq" /var/lib/misc -- dnsmasq --keep-in-foreground --log-facility=- \
    -C "$INTEROP/peers/dnsmasq/addresses-only.conf" >>"$OUT/dnsmasq.log" 2>&1 &
  serves dnsmasq
}

server_stop() {
  stop "$SERVER_PID"
  step "the server is stopped"
}

# As by a power cut: it sends nothing and writes nothing more.
server_killed() {
  kill -KILL "$SERVER_PID"
  wait "$SERVER_PID" 2>/dev/null || true
  step "the server is killed"
}

coredhcp_start() {
  "${ON_SERVER[@]}" coredhcp --conf "$INTEROP/peers/coredhcp/config.yml" >>"$OUT/coredhcp.log" 2>&1 &
  serves coredhcp
}

dhcpy6d_start() {
  local home=$LAB_SCRATCH/dhcpy6d
  mkdir -p "$home"
  cp /usr/share/dhcpy6d/volatile.sqlite "$home"
  sed "s#@HOME@#$home#" "$INTEROP/peers/dhcpy6d/dhcpy6d.conf" >"$home/dhcpy6d.conf"
  "${ON_SERVER[@]}" dhcpy6d --config "$home/dhcpy6d.conf" --user root --group root >>"$OUT/dhcpy6d.log" 2>&1 &
  serves dhcpy6d
}
