#!/usr/bin/env bash
# Proves: the router program, killed with -9 under traffic and started again, costs nothing: a download over IPv4 and a steady UDP flow go
# on, addresses stay, and the next signed Reconfigure is believed.
# Packages: conntrack curl iputils-ping nftables python3 radvd
# Seconds: 180
. "$INTEROP/lib/scenario.sh"
. "$INTEROP/lib/bed.sh"
. "$INTEROP/lib/outage.sh"

# It has told radvd what to announce.
announced() {
  [ "$(grep -c 'radvd$' "$OUT/router.log")" -gt "$1" ]
}

bed_up
relay_start br0 "${BED_RULE[@]}"
bed_carrier_start --prefix "$LINE_A"
bed_router_start
bed_online 20
serve_files 20
outage_probe
"${ON_LAN2[@]}" "${CURL[@]}" --limit-rate 2M --output "$LAB_SCRATCH/slow" "http://$FAR4:8080/20" &
download=$!
for round in 1 2 3; do
  announcements=$(grep -c 'radvd$' "$OUT/router.log")
  kill -KILL "$ROUTER_PID"
  wait "$ROUTER_PID" 2>/dev/null || true
  bed_router_start
  eventually 20 "the router goes on from its state, $round" announced "$announcements"
done
wait "$download" || fail "the download did not survive"
cmp "$LAB_SCRATCH/files/20" "$LAB_SCRATCH/slow"
step "the download is complete"
outage_quiet 5000
carrier_exactly 1 '.event == "Delegated"'
bed_renumber "$LINE_B"
eventually 20 "both LAN hosts use $LINE_B" outage_settled "$LINE_B"
