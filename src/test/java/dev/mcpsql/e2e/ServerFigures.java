// SPDX-License-Identifier: MIT
package dev.mcpsql.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server takes of its machine, as Linux and the virtual machine tell it.
 *
 * @param threads of the process
 * @param residentMebibytes of its memory
 * @param liveMebibytes of its heap, after a full collection
 */
record ServerFigures(long threads, long residentMebibytes, long liveMebibytes) {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    static ServerFigures of(ProcessHandle process) throws IOException {
        long live = Long.parseLong(found(TOTAL, histogram(process.pid()))) / 1024 / 1024;
        String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
        return new ServerFigures(line(status, "Threads"), line(status, "VmRSS") / 1024, live);
    }

    private static long line(String status, String name) {
        return Long.parseLong(found(Pattern.compile("(?m)^" + name + ":\\s+(\\d+)"), status));
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern);
        }
        return matcher.group(1);
    }

    /** It counts living objects only, so the heap is collected before (JDK, jcmd). */
    private static String histogram(long pid) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
