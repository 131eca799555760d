package org.everspring.support;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.everspring.access.StaffMember;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.forms.JsonVariable;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.UnitId;
import org.everspring.promotion.Experience;
import org.everspring.promotion.Experiences;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Typical experiences of the small plan as the units' staff work them: who has to do a step does it through its form, and
 * the jobs that this makes due run at once. Where a test says nothing else, 五华区 nominates what it has done for item 1.1.
 */
@TestComponent
public class PromotionDesk extends Desk {

    public static final String KEY = "experiencePromotion";
    public static final String REVIEW = "userTask_reviewExperience";
    public static final String REVISE = "userTask_reviseExperience";
    public static final String ADOPT = "userTask_adoptExperience";
    public static final String RECOGNISE = "userTask_recogniseExperience";

    public static final String NOMINATOR = "wuhuaqu.liaison";
    public static final String OFFICE = "yingshangban.liaison";

    private final Experiences experiences;
    private final EvidenceFiles evidence;
    private final FormService forms;

    PromotionDesk(Workday day, Experiences experiences, EvidenceFiles evidence, ProcessEngine engine, JdbcClient jdbc) {
        super(day, engine, jdbc);
        this.experiences = experiences;
        this.evidence = evidence;
        this.forms = engine.getFormService();
    }

    /** What a clerk types into the start form. */
    public static Map<String, Object> nomination() {
        return with(content("企业开办一表填报半日办结"), Map.of("itemId", "1.1"));
    }

    /** The five parts of the case. */
    public static Map<String, Object> content(String title) {
        return new LinkedHashMap<>(Map.of(
                "experienceTitle", title,
                "experienceBackground", "过去企业开办要跑市场监管、公安、税务三个窗口，材料重复提交。",
                "experiencePractice", "将六个事项的表单合并为一张，综合窗口统一受理，后台并联审批。",
                "experienceEffect", "平均用时由三个工作日压缩至半个工作日。",
                "experienceCopyable", "字段清单和流转规则可以直接套用。"));
    }

    /** 80 points, to be answered until that day. */
    public static Map<String, Object> approved(String dueOn, String... targets) {
        return with(
                scored(20, 20, 20, 20),
                Map.of(
                        "experienceDecision",
                        "approve",
                        "experienceTargets",
                        JsonVariable.of(List.of(targets)),
                        "adoptDueOn",
                        dueOn));
    }

    public static Map<String, Object> returned(String opinion) {
        return with(scored(10, 15, 10, 15), Map.of("experienceDecision", "return", "reviewOpinion", opinion));
    }

    public static Map<String, Object> rejected(String opinion) {
        return with(scored(5, 5, 5, 5), Map.of("experienceDecision", "reject", "reviewOpinion", opinion));
    }

    public static Map<String, Object> scored(Number representative, Number depth, Number writing, Number terms) {
        return Map.of(
                "rubricRepresentative", representative,
                "rubricDepth", depth,
                "rubricWriting", writing,
                "rubricTerms", terms);
    }

    public static Map<String, Object> adopted() {
        return Map.of("adoptionDecision", "adopted", "adoptionText", "已在全部街道窗口推行一表填报。");
    }

    public static Map<String, Object> notApplicable() {
        return Map.of("adoptionDecision", "notApplicable", "adoptionReason", "本单位不办理企业开办事项，没有对应窗口。");
    }

    public static Map<String, Object> recognised(String level, String basis) {
        return Map.of("recognitionLevel", level, "recognitionBasis", basis);
    }

    public static Map<String, Object> with(Map<String, Object> some, Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(some);
        all.putAll(more);
        return all;
    }

    public ExperienceId nominate() {
        return nominate(NOMINATOR, nomination());
    }

    public ExperienceId nominate(String user, Map<String, Object> input) {
        Set<String> before = running();
        day.start(user, KEY, input);
        Set<String> after = running();
        after.removeAll(before);
        return ExperienceId.parse(after.iterator().next());
    }

    private Set<String> running() {
        Set<String> keys = new HashSet<>();
        runtime.createProcessInstanceQuery()
                .processDefinitionKey(KEY)
                .list()
                .forEach(instance -> keys.add(instance.getBusinessKey()));
        return keys;
    }

    public void review(ExperienceId id, Map<String, Object> input) {
        day.submit(OFFICE, task(id, REVIEW), input);
        day.runDueJobs();
    }

    public void revise(ExperienceId id, Map<String, Object> input) {
        day.submit(experiences.get(id).unit() + ".liaison", task(id, REVISE), input);
        day.runDueJobs();
    }

    /** In the library, to be answered by 盘龙区, 市公安局 and 市税务局 until 2026-11-16. */
    public ExperienceId published() {
        ExperienceId id = nominate();
        review(id, approved("2026-11-16", "panlongqu", "gonganju", "shuiwuju"));
        return id;
    }

    public void answer(ExperienceId id, String unit, Map<String, Object> input) {
        day.submit(unit + ".liaison", adoptTask(id, unit), input);
        day.runDueJobs();
    }

    /** Uploads a file on the unit's task. */
    public void upload(ExperienceId id, String unit) {
        String user = unit + ".liaison";
        evidence.add(
                adoptTask(id, unit).getId(),
                "推广情况.txt",
                new ByteArrayInputStream(("推广情况：" + unit).getBytes(StandardCharsets.UTF_8)),
                new StaffMember(user, user, Set.of(UnitId.of(unit)), Set.of()));
    }

    /** Uploads a file and says that the unit has taken the experience over. */
    public void adopt(ExperienceId id, String unit) {
        upload(id, unit);
        answer(id, unit, adopted());
    }

    /** As far as the office's last task: 盘龙区 has adopted, the others cannot. */
    public ExperienceId answered() {
        ExperienceId id = published();
        adopt(id, "panlongqu");
        answer(id, "gonganju", notApplicable());
        answer(id, "shuiwuju", notApplicable());
        return id;
    }

    public void recognise(ExperienceId id, Map<String, Object> input) {
        day.submit(OFFICE, task(id, RECOGNISE), input);
        day.runDueJobs();
    }

    /** As far as the end, recognised by the city. */
    public ExperienceId promoted() {
        ExperienceId id = answered();
        recognise(id, recognised("city", "市政府办公室通报第3期"));
        return id;
    }

    public Experience experience(ExperienceId id) {
        return experiences.get(id);
    }

    /** What the form of the open task shows, as Tasklist reads it. */
    public Map<String, Object> shown(ExperienceId id, String task) {
        return forms.getTaskFormVariables(task(id, task).getId());
    }

    /** The rows of a list that it shows. */
    public List<Map<String, Object>> shownRows(ExperienceId id, String task, String name) throws IOException {
        return new ObjectMapper().readValue(shown(id, task).get(name).toString(), new TypeReference<>() {});
    }

    /** How the target units stand, for instance {@code 盘龙区 ADOPTED}. */
    public List<String> adoptions(ExperienceId id) {
        return experiences.adoptions(id).stream()
                .map(adoption -> adoption.unit() + " " + adoption.state())
                .toList();
    }

    /** The open task of that target unit, or null. */
    public Task adoptTask(ExperienceId id, String unit) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(id.toString())
                .taskDefinitionKey(ADOPT)
                .taskCandidateGroup(unit)
                .singleResult();
    }

    /** The definitions of the tasks that wait, each with the units that may do it. */
    @Override
    public List<String> openTasks(Object id) {
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(id.toString())
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .map(task -> task.getTaskDefinitionKey() + " "
                        + tasks.getIdentityLinksForTask(task.getId()).stream()
                                .map(IdentityLink::getGroupId)
                                .toList())
                .toList();
    }

    /** Those of the process itself, without those of its boxes. */
    @Override
    public List<String> ends(Object id) {
        return super.ends(id).stream()
                .filter(end -> !Set.of("endEvent_adoptionAnswered", "endEvent_experienceHandedIn")
                        .contains(end))
                .toList();
    }

    /** Who was reminded when and how, for instance {@code 11-16 蓝色 gonganju.liaison}, in the order of days and names. */
    @Override
    public List<String> reminders(Object id) {
        return notices(id, "reminder:adoption:").stream()
                .map(Told::reminder)
                .sorted()
                .toList();
    }
}
