package io.plumbline.benchmarks.profile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * The other end of an {@link EngineProcess}: does what each line of standard input asks for, and answers with the time that it
 * took. Knows nothing but the JDK, so that engines with a class path of their own can be driven as well.
 */
public final class EngineServer {
    private EngineServer() {}

    /** Takes the class of the engine: a {@code Function} of words to a note, with a constructor without parameters. */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        @SuppressWarnings("unchecked")
        Function<List<String>, String> engine = (Function<List<String>, String>)
                Class.forName(arguments[0]).getDeclaredConstructor().newInstance();
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        answers.println("ready");
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            answers.println(answer(engine, List.of(line.split("\t", -1))));
            answers.flush();
        }
    }

    /** {@code ok}, nanoseconds and the engine's note, or {@code failed} and why; parted by tabs. */
    private static String answer(Function<List<String>, String> engine, List<String> words) {
        // What the run before left behind isn't this one's cost.
        System.gc();
        long began = System.nanoTime();
        try {
            String note = engine.apply(words);
            return "ok\t" + (System.nanoTime() - began) + "\t" + oneLine(note);
            // Scala code throws checked exceptions that it doesn't declare.
        } catch (Exception | OutOfMemoryError | StackOverflowError | LinkageError e) {
            e.printStackTrace();
            return "failed\t" + oneLine(e.toString());
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
