package org.everspring.workbench.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the same to many, each by itself: one that is refused, or fails, keeps none of the others from being done. */
final class OneByOne {

    private static final Logger log = LoggerFactory.getLogger(OneByOne.class);

    private OneByOne() {}

    /**
     * @param ids each once, however often it is named
     * @param subject of one, for people
     */
    static List<Outcome> each(Collection<String> ids, Function<String, String> subject, Consumer<String> deed) {
        List<Outcome> outcomes = new ArrayList<>();
        for (String id : new LinkedHashSet<>(ids)) {
            outcomes.add(outcome(id, subject.apply(id), deed));
        }
        return outcomes;
    }

    private static Outcome outcome(String id, String subject, Consumer<String> deed) {
        try {
            deed.accept(id);
            return Outcome.done(id, subject);
        } catch (AlreadyDoneException before) {
            return new Outcome(id, subject, before.getMessage(), true);
        } catch (InvalidInputException refused) {
            return new Outcome(id, subject, refused.getMessage(), false);
        } catch (RuntimeException failed) {
            log.error("Not done to {}", id, failed);
            return new Outcome(id, subject, "系统未能办理这一项，请稍后再试；仍不行的，请联系系统管理员。", false);
        }
    }

    /**
     * The answer to who has done it to all.
     *
     * @param nothing why there was none of them
     * @throws InvalidInputException with that, and with what has become of all when one was refused
     */
    static String answer(List<Outcome> outcomes, String nothing, String done, String unit) {
        if (outcomes.isEmpty()) {
            throw new InvalidInputException(nothing);
        }
        String told = told(outcomes, done, unit);
        if (outcomes.stream().anyMatch(Outcome::isRefused)) {
            throw new InvalidInputException(told);
        }
        return told;
    }

    /**
     * Says what has become of all.
     *
     * @param done what was done, 已采纳
     * @param unit by which they are counted, 份
     */
    static String told(List<Outcome> outcomes, String done, String unit) {
        long worked = outcomes.stream().filter(Outcome::isDone).count();
        long moot = outcomes.stream()
                .filter(outcome -> !outcome.isDone() && !outcome.isRefused())
                .count();
        long refused = outcomes.size() - worked - moot;
        return Stream.of(
                                worked == 0 ? "" : done + worked + unit,
                                moot == 0 ? "" : moot + unit + "无需再办",
                                refused == 0 ? "" : refused + unit + "没有办理成功，原因见下")
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("；"))
                + "。";
    }
}
