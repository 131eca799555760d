package org.everspring.quarter;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.SummaryId;
import org.everspring.plan.UnitId;
import org.everspring.quarter.Countersignature.Decision;
import org.jspecify.annotations.Nullable;

/**
 * One item's summary in one quarter, from its opening to its end. A step that has been done is done once: carried out again
 * it says so by an empty answer.
 */
public final class ItemSummary {

    /** After this many rounds with objections the office coordinates, as whoever assigned the item does. */
    private static final int ROUNDS_AMONG_LEADS = 2;

    private final SummarySnapshot loaded;
    private final SummaryId id;
    private SummaryState state;
    private int round;
    private @Nullable OffsetDateTime firstSubmittedAt;
    private @Nullable Integer lateWorkingDays;
    private int timesReturned;
    private int timesObjected;
    private @Nullable OffsetDateTime closedAt;
    private @Nullable SummaryDecision decision;

    public ItemSummary(SummarySnapshot loaded) {
        this.loaded = loaded;
        this.id = loaded.id();
        this.state = loaded.state();
        this.round = loaded.round();
        this.firstSubmittedAt = loaded.firstSubmittedAt();
        this.lateWorkingDays = loaded.lateWorkingDays();
        this.timesReturned = loaded.timesReturned();
        this.timesObjected = loaded.timesObjected();
        this.closedAt = loaded.closedAt();
        this.decision = loaded.decision();
    }

    /** @param reports of the item's units that the summary waits for */
    static ItemSummary open(SummaryId id, UnitId lead, Deadline due, Deadline closes, int reports) {
        return new ItemSummary(new SummarySnapshot(
                id, lead, SummaryState.WAITING, due, closes, reports, 0, null, null, 0, 0, null, null, 0));
    }

    /** As it was read. */
    public SummarySnapshot loaded() {
        return loaded;
    }

    /** As it stands now. */
    public SummarySnapshot snapshot() {
        return new SummarySnapshot(
                id,
                loaded.leadUnit(),
                state,
                loaded.due(),
                loaded.closes(),
                loaded.openReports(),
                round,
                firstSubmittedAt,
                lateWorkingDays,
                timesReturned,
                timesObjected,
                closedAt,
                decision,
                loaded.version());
    }

    /** @param reportsDue after which it begins without the missing reports */
    public Optional<SummaryEvent> begin(Deadline reportsDue, OffsetDateTime now) {
        if (state != SummaryState.WAITING) {
            return Optional.empty();
        }
        if (loaded.openReports() > 0 && !reportsDue.isPast(now)) {
            throw new InvalidInputException(
                    "尚有" + loaded.openReports() + "家责任单位没有报送，期限（" + reportsDue.text() + "）也未到，不能开始汇总；请检查流程中等待报送的步骤。");
        }
        state = SummaryState.COMPILING;
        return Optional.of(new SummaryEvent.Begun(snapshot()));
    }

    /**
     * The lead hands it in.
     *
     * @param late by how many working days; counts where nothing has been handed in before
     */
    public void submit(OffsetDateTime at, int late) {
        round = nextRound();
        state = SummaryState.SUBMITTED;
        decision = null;
        if (firstSubmittedAt == null) {
            firstSubmittedAt = at;
            lateWorkingDays = late;
        }
    }

    /** The round that is written while the summary is with the lead; it counts when it is handed in. */
    public int nextRound() {
        if (state != SummaryState.COMPILING) {
            throw new AlreadyDoneException("这份汇总已经提交（" + state.label() + "），请勿重复提交。");
        }
        return round + 1;
    }

    /** A co-lead has its task. */
    public SummaryEvent requestCountersignature(UnitId coLead, Deadline until) {
        if (state == SummaryState.SUBMITTED) {
            state = SummaryState.COUNTERSIGNING;
        }
        require(SummaryState.COUNTERSIGNING, "交联合牵头单位会签", "流程中“汇总已报送”应在会签之前");
        return new SummaryEvent.CountersignatureRequested(snapshot(), coLead, until);
    }

    /** The office has its task. */
    public SummaryEvent requestJudgement() {
        require(SummaryState.SUBMITTED, "交领导小组办公室审定", "流程中“汇总已报送”和会签意见的归集应在审定之前");
        return new SummaryEvent.JudgementRequested(snapshot());
    }

    /** @param opinion may be null when the co-lead agrees */
    public Countersignature countersign(UnitId coLead, boolean agreed, @Nullable String opinion) {
        if (!agreed && opinion == null) {
            throw new InvalidInputException("有异议时请写明具体意见。");
        }
        require(SummaryState.COUNTERSIGNING, "会签", "请刷新任务列表后再看");
        return new Countersignature(coLead, agreed ? Decision.AGREED : Decision.OBJECTED, opinion);
    }

    /**
     * How a round of countersigning has ended.
     *
     * @param answers one a co-lead, by the units' ids
     * @param silent those among them that have not answered, which counts as agreed
     * @param officeCoordinates they have objected once more, or at the quarter's closing, so the office settles it
     */
    public record Outcome(
            List<Countersignature> answers, List<Countersignature> silent, boolean agreed, boolean officeCoordinates) {}

    /** @param given the answers of this round */
    public Outcome conclude(List<Countersignature> given, List<UnitId> coLeads, OffsetDateTime now) {
        List<Countersignature> silent = coLeads.stream()
                .filter(coLead ->
                        given.stream().noneMatch(answer -> answer.unit().equals(coLead)))
                .map(coLead -> new Countersignature(coLead, Decision.SILENT, null))
                .toList();
        List<Countersignature> answers = new ArrayList<>(given);
        answers.addAll(silent);
        answers.sort(Comparator.comparing(answer -> answer.unit().value()));
        boolean agreed = answers.stream().noneMatch(Countersignature::isObjection);
        // At the closing the lead has no time left: going back would record the summary as missing.
        boolean lastRound =
                timesObjected + 1 >= ROUNDS_AMONG_LEADS || loaded.closes().isPast(now);
        if ((agreed || lastRound) && state == SummaryState.COUNTERSIGNING) {
            state = SummaryState.SUBMITTED;
        }
        return new Outcome(answers, silent, agreed, !agreed && lastRound);
    }

    /** @param given the answers of this round */
    public Optional<SummaryEvent> returnObjections(List<Countersignature> given) {
        if (state == SummaryState.COMPILING) {
            return Optional.empty();
        }
        require(SummaryState.COUNTERSIGNING, "因会签意见退回", "会签一致的请送领导小组办公室审定");
        if (given.stream().noneMatch(Countersignature::isObjection)) {
            throw new InvalidInputException("没有联合牵头单位提出异议，不能因会签意见退回；请检查流程中会签之后的判断。");
        }
        state = SummaryState.COMPILING;
        timesObjected++;
        return Optional.of(new SummaryEvent.Objected(snapshot()));
    }

    /**
     * The office decides; the diagram then accepts or returns.
     *
     * @throws InvalidInputException when a return has no reason, or no time is left in which the lead could mend it
     */
    public void decide(SummaryDecision word, OffsetDateTime now) {
        if (!word.accepted() && word.returnReason() == null) {
            throw new InvalidInputException("退回汇总时请写明原因，以便牵头单位修改。");
        }
        require(SummaryState.SUBMITTED, "审定", "请在牵头单位报送之后审定");
        if (!word.accepted() && loaded.closes().isPast(now)) {
            throw new InvalidInputException("本季度已经关闭，牵头单位不能再修改，汇总不能退回。请选择“通过”，意见可写入季度通报。");
        }
        decision = word;
    }

    /** @throws InvalidInputException when the office has not decided so in this round */
    public Optional<SummaryEvent> accept(OffsetDateTime now) {
        if (state == SummaryState.ACCEPTED) {
            return Optional.empty();
        }
        require(SummaryState.SUBMITTED, "通过", "请在牵头单位报送之后通过");
        requireDecision(true, "通过");
        return close(SummaryState.ACCEPTED, now);
    }

    /** @throws InvalidInputException when the office has not decided so in this round */
    public Optional<SummaryEvent> returnToLead() {
        if (state == SummaryState.COMPILING) {
            return Optional.empty();
        }
        require(SummaryState.SUBMITTED, "退回", "请在牵头单位报送之后退回");
        SummaryDecision returned = requireDecision(false, "退回");
        state = SummaryState.COMPILING;
        timesReturned++;
        return Optional.of(
                new SummaryEvent.Returned(snapshot(), Objects.requireNonNull(returned.returnReason(), "why")));
    }

    public Optional<SummaryEvent> recordMissing(OffsetDateTime now) {
        if (state == SummaryState.MISSING) {
            return Optional.empty();
        }
        require(SummaryState.COMPILING, "登记汇总缺报", "请检查流程中关闭的位置");
        if (!loaded.closes().isPast(now)) {
            throw new InvalidInputException("本季度汇总要到" + loaded.closes().text() + "才关闭，此前不能登记汇总缺报；请检查流程中的关闭时间。");
        }
        return close(SummaryState.MISSING, now);
    }

    private Optional<SummaryEvent> close(SummaryState to, OffsetDateTime now) {
        state = to;
        closedAt = now;
        return Optional.of(new SummaryEvent.Closed(snapshot()));
    }

    private void require(SummaryState expected, String step, String remedy) {
        if (state != expected) {
            throw new InvalidInputException("这份汇总现为“" + state.label() + "”，不能" + step + "；" + remedy + "。");
        }
    }

    /** No diagram decides for the office. */
    private SummaryDecision requireDecision(boolean accepted, String step) {
        if (decision == null || decision.accepted() != accepted) {
            throw new InvalidInputException("领导小组办公室尚未决定" + step + "这份汇总，不能" + step + "；请先完成“审定汇总”。");
        }
        return decision;
    }
}
