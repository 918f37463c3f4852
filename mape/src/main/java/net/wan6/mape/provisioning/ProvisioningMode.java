package net.wan6.mape.provisioning;

/** How closely a {@link Provisioner} follows HB46PP 1.1 §3.6. */
public enum ProvisioningMode {
    /**
     * One resolver that is wrong, and one server that is out of order, cost no IPv4: what runs ends with the second answer in a
     * row that there is no rule server, and with a refusal after twice its time. The time to ask again is up to a tenth
     * shorter than the server says, so that lines do not ask all at once, and at least 300 s.
     */
    CAREFUL,
    /**
     * To the letter: what runs ends with the first answer that there is no rule server, no refusal ends it, and the time to ask
     * again is what the server says, but at least 60 s.
     */
    STRICT
}
