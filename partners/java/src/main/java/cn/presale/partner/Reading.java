package cn.presale.partner;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is done with each message of one answer of the reply queue, where some may not be from the system. */
public final class Reading {
    private Reading() {}

    /** Hand it on and delete it; keep it apart for a person; make it visible again, so that it comes after what is kept apart. */
    public enum Fate {
        TAKE,
        UNPROVEN,
        GIVE_BACK
    }

    /** A message by its FIFO group, and whether the system has signed it. */
    public record Fetched(String groupId, boolean isProven) {}

    /**
     * In the order of the answer. What is not proven holds up its group, so that nobody acts on what came after it before a person has looked; other groups go
     * on. One is kept apart at a time; further ones wait in the queue.
     */
    public static List<Fate> fates(List<Fetched> fetched) {
        Set<String> blocked = new HashSet<>();
        List<Fate> decided = new ArrayList<>();
        for (Fetched each : fetched) {
            if (each.isProven() && !blocked.contains(each.groupId())) {
                decided.add(Fate.TAKE);
                continue;
            }
            decided.add(blocked.isEmpty() ? Fate.UNPROVEN : Fate.GIVE_BACK);
            blocked.add(each.groupId());
        }
        return decided;
    }
}
