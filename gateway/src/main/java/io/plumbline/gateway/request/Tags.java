package io.plumbline.gateway.request;

import java.util.ArrayList;
import java.util.List;

/** Reads the words by which containers are chosen. */
public final class Tags {
    private static final int MAX = 60;

    private Tags() {}

    /** Each once, without the blanks around it, in the order given. What is wrong with them is noted by the body. */
    public static List<String> read(RequestBody body, String name, int most) {
        List<String> tags = new ArrayList<>();
        for (String given : body.texts(name, most)) {
            String tag = given.strip();
            if (tag.isEmpty() || tag.length() > MAX || tag.chars().anyMatch(Character::isISOControl)) {
                body.wrong(name, given, "tags of 1 to " + MAX + " characters in one line");
            } else if (!tags.contains(tag)) {
                tags.add(tag);
            }
        }
        return tags;
    }
}
