// SPDX-License-Identifier: MIT
package dev.mcpsql.gate;

import dev.mcpsql.gate.lexicon.Lexicons;
import dev.mcpsql.gate.parse.NodeCatalog;
import dev.mcpsql.gate.parse.ParserKinds;
import dev.mcpsql.vocabulary.OutcomeReason;
import dev.mcpsql.vocabulary.Refusal;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Decides, from the text alone, whether a statement may run.
 *
 * <p>What is small and flat is judged by the caller's thread, all else by threads with deep stacks, since parsers recurse;
 * {@link #close} ends them.
 */
public final class Gate implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Gate.class.getName());

    /** Real questions take under a millisecond; within the bounds nothing known takes half of this. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** What a thousand nested nodes take to parse, render and walk, many times over. */
    private static final long STACK_BYTES = 16L * 1024 * 1024;

    private static final int WAITING_TEXTS = 256;

    private final NodeCatalog nodes = NodeCatalog.load();
    private final Lexicons lexicons = new Lexicons();
    private final ParserKinds kinds = ParserKinds.load(lexicons.usualWords());
    private final ThreadPoolExecutor threads;

    /** Opens a gate with as many threads as there are processors. */
    public Gate() {
        int size = Math.max(2, Runtime.getRuntime().availableProcessors());
        this.threads = new ThreadPoolExecutor(
                size, size, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_TEXTS), Gate::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    /** Judges some statements on a thread of the gate, so that the first caller is served as fast as later ones. */
    public void warmUp() {
        threads.execute(() -> WarmUp.run(this));
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "gate", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Judges one text.
     *
     * @param sql as the agent wrote it; one statement, trailing semicolons and comments allowed
     * @return the verdict; unreadable text is {@link OutcomeReason#PARSE_ERROR}, never an exception
     */
    public Verdict judge(String sql, Policy policy) {
        Judgement judgement = new Judgement(sql, policy, nodes, lexicons.of(policy.rules()), kinds);
        judgement.read();
        FutureTask<Verdict> verdict = new FutureTask<>(judgement::verdict);
        try {
            start(verdict, judgement);
        } catch (RejectedExecutionException busy) {
            return refused(OutcomeReason.UNAVAILABLE, "Too many statements are being judged at this moment.");
        }
        return await(verdict, judgement);
    }

    /** What is small is judged by the caller: handing it over and back takes longer than reading it. */
    private void start(FutureTask<Verdict> verdict, Judgement judgement) {
        if (judgement.small() && !threads.isShutdown()) {
            verdict.run();
        } else {
            threads.execute(verdict);
        }
    }

    private static Verdict await(Future<Verdict> verdict, Judgement judgement) {
        try {
            return verdict.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            judgement.stop();
            verdict.cancel(true);
            return refused(
                    OutcomeReason.TOO_COMPLEX, "The statement takes too long to read; make it shorter or flatter.");
        } catch (InterruptedException stopping) {
            judgement.stop();
            verdict.cancel(true);
            Thread.currentThread().interrupt();
            return refused(OutcomeReason.CANCELLED, "The call ended before the statement was judged.");
        } catch (ExecutionException broken) {
            return refused(broken);
        }
    }

    private static Verdict refused(ExecutionException broken) {
        Throwable cause = broken.getCause() == null ? broken : broken.getCause();
        if (cause instanceof StackOverflowError) {
            return refused(OutcomeReason.TOO_COMPLEX, "The statement is nested too deeply; make it flatter.");
        }
        // Without the message: the parser's messages quote the text.
        LOG.log(Level.ERROR, "judging failed: {0} at {1}", cause.getClass().getName(), place(cause));
        return refused(OutcomeReason.INTERNAL_ERROR, "The statement could not be judged.");
    }

    private static String place(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(Gate.class.getPackageName()))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("unknown");
    }

    private static Verdict refused(OutcomeReason reason, String message) {
        return new Verdict.Refused(new Refusal(reason, message));
    }

    /** Ends the threads; the gate judges no more. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
