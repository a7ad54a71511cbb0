package io.plumbline.credentials;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The library against RFC 9180: its published vector, and a second reading of the RFC that uses the JDK alone. */
class HpkeVectorTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void theVectorOfAppendixA1_isReproduced() throws Exception {
        // RFC 9180, A.1.1: the same KEM and KDF as ours; its AEAD is AES-128-GCM, for ours the RFC prints no vector.
        HPKE suite = new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM128);
        byte[] enc = HEX.parseHex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431");
        byte[] info = HEX.parseHex("4f6465206f6e2061204772656369616e2055726e");
        AsymmetricCipherKeyPair ephemeral = suite.deserializePrivateKey(
                HEX.parseHex("52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736"), enc);
        HPKEContextWithEncapsulation sender = suite.setupBaseS(
                suite.deserializePublicKey(
                        HEX.parseHex("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d")),
                info,
                ephemeral);
        assertThat(sender.getEncapsulation()).isEqualTo(enc);
        assertThat(sender.seal(
                        "Count-0".getBytes(StandardCharsets.US_ASCII),
                        "Beauty is truth, truth beauty".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(HEX.parseHex("f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a9"
                        + "6d8770ac83d07bea87e13c512a"));
    }

    @Test
    void aSecondImplementation_thatUsesTheJdkAlone_opensWhatWeSeal() throws Exception {
        SealingPrivateKey key = SealingKeys.generate();
        SecretContext context = new SecretContext("ds_0123456789ab", "password");
        SealedSecret sealed = new Sealer(key.publicKey()).seal("correct horse battery staple", context);

        byte[] padded = openWithTheJdk(key, sealed, Hpke.info(key.id()), context.bytes());

        assertThat(new String(padded, 0, Padding.plainLength(padded), StandardCharsets.UTF_8))
                .isEqualTo("correct horse battery staple");
    }

    private static byte[] openWithTheJdk(SealingPrivateKey key, SealedSecret sealed, byte[] info, byte[] aad)
            throws Exception {
        byte[] enc = sealed.encBytes();
        byte[] recipient = Hpke.suite().serializePublicKey(key.pair().getPublic());
        byte[] dh = agree(Hpke.suite().serializePrivateKey(key.pair().getPrivate()), enc);
        byte[] kem = join("KEM".getBytes(StandardCharsets.US_ASCII), new byte[] {0, 32});
        byte[] shared =
                expand(kem, extract(kem, new byte[0], "eae_prk", dh), "shared_secret", join(enc, recipient), 32);
        byte[] suite = join("HPKE".getBytes(StandardCharsets.US_ASCII), new byte[] {0, 32, 0, 1, 0, 2});
        byte[] schedule = join(
                new byte[] {0},
                extract(suite, new byte[0], "psk_id_hash", new byte[0]),
                extract(suite, new byte[0], "info_hash", info));
        byte[] secret = extract(suite, shared, "secret", new byte[0]);
        Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
        gcm.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(expand(suite, secret, "key", schedule, 32), "AES"),
                new GCMParameterSpec(128, expand(suite, secret, "base_nonce", schedule, 12)));
        gcm.updateAAD(aad);
        return gcm.doFinal(sealed.ciphertextBytes());
    }

    private static byte[] agree(byte[] privateKey, byte[] publicKey) throws Exception {
        byte[] bigEndian = new byte[publicKey.length];
        for (int i = 0; i < publicKey.length; i++) {
            bigEndian[i] = publicKey[publicKey.length - 1 - i];
        }
        KeyFactory factory = KeyFactory.getInstance("X25519");
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(factory.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, privateKey)));
        agreement.doPhase(
                factory.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, bigEndian))),
                true);
        return agreement.generateSecret();
    }

    private static byte[] extract(byte[] suite, byte[] salt, String label, byte[] material) throws Exception {
        return hmac(salt, join(version(), suite, label.getBytes(StandardCharsets.US_ASCII), material));
    }

    private static byte[] expand(byte[] suite, byte[] key, String label, byte[] info, int length) throws Exception {
        byte[] labeled = join(
                ByteBuffer.allocate(2).putShort((short) length).array(),
                version(),
                suite,
                label.getBytes(StandardCharsets.US_ASCII),
                info,
                new byte[] {1});
        return Arrays.copyOf(hmac(key, labeled), length);
    }

    private static byte[] hmac(byte[] key, byte[] data) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.length == 0 ? new byte[32] : key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static byte[] version() {
        return "HPKE-v1".getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
