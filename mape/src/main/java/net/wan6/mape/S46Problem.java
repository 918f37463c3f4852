package net.wan6.mape;

/**
 * Something a server sent about IPv4 over IPv6 that is not used.
 *
 * @param optionCode the DHCPv6 option: 64, 94, 95, 96 or 111
 * @param reason why, for people
 */
public record S46Problem(int optionCode, String reason) {}
