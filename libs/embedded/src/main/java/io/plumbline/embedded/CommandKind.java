package io.plumbline.embedded;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import de.bwaldvogel.mongo.bson.Document;

/** What a command may do to the store. A command that nobody listed counts as a write. */
enum CommandKind {
    /** Says nothing about stored data: answered at once. */
    TALK,
    /** Shows stored data: answered when what it may have seen is committed. */
    READ,
    /** May change stored data: answered after the next commit. */
    WRITE;

    private static final Set<String> TALKS = Set.of(
            "hello",
            "ismaster",
            "ping",
            "buildinfo",
            "connectionstatus",
            "endsessions",
            "getcmdlineopts",
            "getfreemonitoringstatus",
            "getlasterror",
            "getlog",
            "getparameter",
            "hostinfo",
            "killcursors",
            "replsetgetstatus",
            "serverstatus",
            "whatsmyuri");
    private static final Set<String> READS = Set.of(
            "find",
            "count",
            "distinct",
            "getmore",
            "listcollections",
            "listdatabases",
            "listindexes",
            "collstats",
            "dbstats",
            "validate");

    static CommandKind of(String command, Document body) {
        String name = command.toLowerCase(Locale.ROOT);
        if (TALKS.contains(name)) {
            return TALK;
        }
        if (READS.contains(name) || (name.equals("aggregate") && !writesItsResult(body))) {
            return READ;
        }
        return WRITE;
    }

    private static boolean writesItsResult(Document aggregate) {
        if (!(aggregate.get("pipeline") instanceof Iterable<?> pipeline)) {
            return true;
        }
        for (Object stage : pipeline) {
            if (!(stage instanceof Document document)
                    || List.of("$out", "$merge").stream().anyMatch(document::containsKey)) {
                return true;
            }
        }
        return false;
    }
}
