package net.wan6.auth;

import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * HMAC-MD5 (RFC 2104), the one algorithm of RKAP: the only place that knows who computes it. Not the JDK's, since its
 * providers may be forbidden MD5 on the machine we run on, and RKAP has nothing else.
 */
final class HmacMd5 {
    static final int LENGTH = 16;

    private HmacMd5() {}

    static byte[] digest(byte[] key, byte[] message) {
        HMac hmac = new HMac(new MD5Digest());
        hmac.init(new KeyParameter(key));
        hmac.update(message, 0, message.length);
        byte[] digest = new byte[LENGTH];
        hmac.doFinal(digest, 0);
        return digest;
    }
}
