package org.everspring.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("等不齐的并行汇合")
class ParallelJoinsTest {

    private final ParallelJoins joins = new ParallelJoins();

    /** start → fork → (one, other) → join → last → end */
    @BeforeEach
    void forkAndJoin() {
        joins.parallelGateway("fork");
        joins.parallelGateway("join");
        flow("start", "fork");
        flow("fork", "one");
        flow("fork", "other");
        flow("one", "join");
        flow("other", "join");
        flow("join", "last");
        flow("last", "end");
    }

    private void flow(String from, String to) {
        joins.flow(from + "-" + to, from, to);
    }

    @Test
    @DisplayName("从并行分支来的等得齐，汇合之后的不受影响")
    void whatComesFromTheForkIsComplete() {
        assertThat(joins.waitingForEver(Set.of("start"))).isEmpty();
        assertThat(joins.waitingForEver(Set.of("one", "other"))).isEmpty();
        assertThat(joins.waitingForEver(Set.of("join", "other"))).isEmpty();
        assertThat(joins.waitingForEver(Set.of("last"))).isEmpty();
    }

    @Test
    @DisplayName("只在一条分支上的、已在汇合处而没有别的，等不齐")
    void oneAloneWaitsForEver() {
        assertThat(joins.waitingForEver(Set.of("one"))).containsExactly("join");
        assertThat(joins.waitingForEver(Set.of("join"))).containsExactly("join");
    }

    @Test
    @DisplayName("退回后会再经过分支的也可能直接走到，仍然算等不齐")
    void aLoopBackDoesNotSaveIt() {
        joins.choice("returned");
        joins.flow("one-returned", "one", "returned");
        flow("returned", "start");

        assertThat(joins.waitingForEver(Set.of("returned"))).isEmpty();
        assertThat(joins.waitingForEver(Set.of("other"))).containsExactly("join");
    }

    @Test
    @DisplayName("排他分支用并行汇合，永远等不齐；事件子流程之外的非中断边界事件可能补上，不下结论")
    void aChoiceIsNeverComplete() {
        ParallelJoins wrong = new ParallelJoins();
        wrong.choice("which");
        wrong.parallelGateway("join");
        wrong.flow("1", "start", "which");
        wrong.flow("2", "which", "a");
        wrong.flow("3", "which", "b");
        wrong.flow("4", "a", "join");
        wrong.flow("5", "b", "join");
        assertThat(wrong.waitingForEver(Set.of("start"))).containsExactly("join");

        wrong.boundaryEvent("soon", "a", false);
        wrong.flow("6", "soon", "b");
        assertThat(wrong.waitingForEver(Set.of("start"))).isEmpty();
    }

    @Test
    @DisplayName("中断边界事件是同一个令牌的另一条路")
    void anInterruptingBoundaryEventIsAnotherWay() {
        joins.boundaryEvent("timeout", "last", true);
        joins.flow("timeout-one", "timeout", "one");

        assertThat(joins.waitingForEver(Set.of("last"))).containsExactly("join");
    }
}
