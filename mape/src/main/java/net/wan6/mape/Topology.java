package net.wan6.mape;

/** Whether the CEs of a domain talk to each other directly (RFC 7597 §4). */
public enum Topology {
    /** Traffic between CEs goes straight from one to the other, over the rules that also forward. */
    MESH,
    /** All traffic of a CE goes through the border relay. */
    HUB_AND_SPOKE
}
