package cn.presale.partner;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * What a witness looks at before it cosigns: that the checkpoint is signed with the log's key, that the log's files give its root, and that the tree which was
 * seen last is its beginning (C2SP signed-note, tlog-checkpoint, tlog-tiles; RFC 6962 for the tree). It reads the hashes of all leaves, 32 bytes an entry: a log
 * of a million pages is 32 MB.
 */
public final class Log {
    private static final int HASH_BYTES = 32;
    private static final int TILE_WIDTH = 256;

    private Log() {}

    /** What a witness remembers of a log; the root in Base64. Keep it, and hand it in at the next time. */
    public record Seen(String origin, int size, String rootHash) {}

    /** The checkpoint is not to be cosigned. Keep it together with what was seen: they are the proof. */
    public static final class NotContinuedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotContinuedException(String why) {
            super(why);
        }
    }

    /**
     * What to remember, when the checkpoint continues what was seen.
     *
     * @param logKey {@code <name>+<hash>+<base64(type and key)>}
     * @param fetch the bytes of a file below the checkpoint's place, {@code tile/0/000.p/7}
     * @param seen null at the first time
     * @throws NotContinuedException saying why it is not to be cosigned
     */
    public static Seen continuing(String note, String logKey, Function<String, byte[]> fetch, Seen seen) {
        int end = note.lastIndexOf("\n\n");
        String text = note.substring(0, end + 1);
        if (end < 0 || !isSigned(text, note.substring(end + 2).split("\n"), logKey))
            throw new NotContinuedException("it is not signed with the key of the log");
        String[] lines = text.split("\n");
        String origin = lines[0];
        int size = Integer.parseInt(lines[1]);
        String rootHash = lines[2];
        if (seen != null && !seen.origin().equals(origin)) throw new NotContinuedException("it is of another log, " + origin);
        if (seen != null && size < seen.size())
            throw new NotContinuedException("it has " + size + " pages, and " + seen.size() + " were seen: pages were dropped");
        List<byte[]> leaves = leavesOf(size, fetch);
        if (!rootOver(leaves).equals(rootHash)) throw new NotContinuedException("the log's files do not give the root that is signed");
        if (seen != null && !rootOver(leaves.subList(0, seen.size())).equals(seen.rootHash()))
            throw new NotContinuedException("a page that was seen is another now: the log has forked");
        return new Seen(origin, size, rootHash);
    }

    /** Whether the proof shows that the leaf stands at {@code index} of the tree (RFC 9162, 2.1.3.2). Hashes are Base64. */
    public static boolean isIncluded(String leafHash, long index, long size, String rootHash, List<String> proof) {
        if (index < 0 || index >= size) return false;
        long node = index;
        long last = size - 1;
        byte[] hash = bytes(leafHash);
        for (String text : proof) {
            byte[] step = bytes(text);
            if (last == 0) return false;
            if (node % 2 == 1 || node == last) {
                hash = nodeHash(step, hash);
                for (; node != 0 && node % 2 == 0; node /= 2) last /= 2;
            } else {
                hash = nodeHash(hash, step);
            }
            node /= 2;
            last /= 2;
        }
        return last == 0 && Arrays.equals(hash, bytes(rootHash));
    }

    /** Whether the proof shows that the earlier tree is the beginning of the later one (RFC 9162, 2.1.4.2). Hashes are Base64. */
    public static boolean isConsistent(long before, String beforeRootHash, long size, String rootHash, List<String> proof) {
        if (before == size) return proof.isEmpty() && beforeRootHash.equals(rootHash);
        if (before < 1 || before > size || proof.isEmpty()) return false;
        long node = before - 1;
        long last = size - 1;
        for (; node % 2 == 1; node /= 2) last /= 2;
        List<String> steps = new ArrayList<>(proof);
        // A whole tree is its own first step.
        if (node == 0) steps.add(0, beforeRootHash);
        byte[] first = bytes(steps.remove(0));
        byte[] second = first;
        for (String text : steps) {
            byte[] step = bytes(text);
            if (last == 0) return false;
            if (node % 2 == 1 || node == last) {
                first = nodeHash(step, first);
                second = nodeHash(step, second);
                for (; node != 0 && node % 2 == 0; node /= 2) last /= 2;
            } else {
                second = nodeHash(second, step);
            }
            node /= 2;
            last /= 2;
        }
        return last == 0 && Arrays.equals(first, bytes(beforeRootHash)) && Arrays.equals(second, bytes(rootHash));
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static byte[] nodeHash(byte[] left, byte[] right) {
        return sha256(new byte[] {1}, left, right);
    }

    private static boolean isSigned(String text, String[] lines, String logKey) {
        String[] parts = logKey.split("\\+", 3);
        byte[] typeAndKey = Base64.getDecoder().decode(parts[2]);
        byte[] input = text.getBytes(StandardCharsets.UTF_8);
        for (String line : lines) {
            String[] signature = line.split(" ");
            if (signature.length != 3 || !signature[1].equals(parts[0])) continue;
            byte[] bytes = Base64.getDecoder().decode(signature[2]);
            if (!HexFormat.of().formatHex(bytes, 0, 4).equals(parts[1])) continue;
            Ed25519Signer signer = new Ed25519Signer();
            signer.init(false, new Ed25519PublicKeyParameters(typeAndKey, 1));
            signer.update(input, 0, input.length);
            return signer.verifySignature(Arrays.copyOfRange(bytes, 4, bytes.length));
        }
        return false;
    }

    private static List<byte[]> leavesOf(int size, Function<String, byte[]> fetch) {
        List<byte[]> leaves = new ArrayList<>();
        for (int tile = 0; leaves.size() < size; tile++) {
            int width = Math.min(TILE_WIDTH, size - leaves.size());
            byte[] bytes = fetch.apply("tile/0/" + tileIndex(tile) + (width == TILE_WIDTH ? "" : ".p/" + width));
            if (bytes.length != width * HASH_BYTES)
                throw new NotContinuedException("tile " + tile + " of the log has " + bytes.length + " bytes");
            for (int at = 0; at < bytes.length; at += HASH_BYTES) leaves.add(Arrays.copyOfRange(bytes, at, at + HASH_BYTES));
        }
        return leaves;
    }

    /** {@code 067}, {@code x001/x234/067}. */
    private static String tileIndex(int index) {
        String path = String.format("%03d", index % 1000);
        for (int rest = index / 1000; rest > 0; rest /= 1000) path = String.format("x%03d/", rest % 1000) + path;
        return path;
    }

    private static String rootOver(List<byte[]> leaves) {
        return Base64.getEncoder().encodeToString(leaves.isEmpty() ? sha256() : hashOver(leaves));
    }

    private static byte[] hashOver(List<byte[]> leaves) {
        if (leaves.size() == 1) return leaves.get(0);
        int split = Integer.highestOneBit(leaves.size() - 1);
        return nodeHash(hashOver(leaves.subList(0, split)), hashOver(leaves.subList(split, leaves.size())));
    }

    private static byte[] sha256(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) joined.writeBytes(part);
        try {
            return MessageDigest.getInstance("SHA-256").digest(joined.toByteArray());
        } catch (NoSuchAlgorithmException error) {
            throw new IllegalStateException(error);
        }
    }
}
