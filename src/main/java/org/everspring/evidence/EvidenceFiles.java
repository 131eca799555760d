package org.everspring.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.everspring.access.StaffMember;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.Matter;
import org.everspring.matter.Matters;
import org.everspring.plan.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The evidence of every task and matter. It hangs on the business key and so outlives task and instance: nothing here is
 * removed but by the one who uploaded it, while the task is open, or the matter where there was no task.
 */
@Service
public class EvidenceFiles {

    private final EvidenceArchive archive;
    private final EvidenceTasks tasks;
    private final Matters matters;
    private final EvidenceSettings settings;
    private final VirusScanner scanner;
    private final Plan plan;
    private final Clock clock;

    EvidenceFiles(
            EvidenceArchive archive,
            EvidenceTasks tasks,
            Matters matters,
            EvidenceSettings settings,
            VirusScanner scanner,
            Plan plan,
            Clock clock) {
        this.archive = archive;
        this.tasks = tasks;
        this.matters = matters;
        this.settings = settings;
        this.scanner = scanner;
        this.plan = plan;
        this.clock = clock;
    }

    /**
     * An open task with the evidence of its subject.
     *
     * @param mayAdd whether the person may upload here
     */
    public record OnTask(EvidenceTask task, boolean mayAdd, List<Evidence> files) {}

    /** @throws EvidenceNotFoundException when there is no such open task, or its subject does not concern the person */
    public OnTask onTask(String taskId, StaffMember person) {
        EvidenceTask task = tasks.find(taskId, person.userId())
                .filter(found -> found.workable() || found.subject() != null && isConcerned(found.subject(), person))
                .orElseThrow(EvidenceNotFoundException::new);
        boolean mayAdd = task.subject() != null && task.workable();
        return new OnTask(task, mayAdd, task.subject() == null ? List.of() : archive.of(task.subject()));
    }

    /**
     * The evidence of a subject as its page shows it.
     *
     * @param mayAdd whether the person may upload here
     */
    public record OnSubject(String subject, boolean mayAdd, List<Evidence> files) {}

    /** Whether there is such a subject and the person may read it with its evidence. */
    public boolean isReadable(String subject, StaffMember person) {
        return matters.find(subject).isPresent() && isConcerned(subject, person);
    }

    /** @throws EvidenceNotFoundException when no module has such a subject, or it does not concern the person */
    public OnSubject onSubject(String subject, StaffMember person) {
        requireConcerned(subject, person);
        return new OnSubject(subject, adds(person, subject) && takesEvidence(subject), archive.of(subject));
    }

    /**
     * Says before anything is read from the network whether the person may upload here.
     *
     * @throws EvidenceNotFoundException as {@link #onSubject}
     * @throws InvalidInputException when the person only reads it, or it takes no more evidence
     */
    public void requireOpen(String subject, StaffMember person) {
        requireConcerned(subject, person);
        if (!adds(person, subject)) {
            throw new InvalidInputException("您可以查看和下载材料，不能上传。");
        }
        if (!takesEvidence(subject)) {
            throw new InvalidInputException("这件事项已经办结，不能再上传材料。");
        }
    }

    /**
     * Says before anything is read from the network whether the person may upload here.
     *
     * @throws EvidenceNotFoundException when there is no such open task, or none that the person may work on
     * @throws InvalidInputException when the task takes no evidence
     */
    public EvidenceTask workable(String taskId, StaffMember person) {
        EvidenceTask task = tasks.find(taskId, person.userId())
                .filter(EvidenceTask::workable)
                .orElseThrow(EvidenceNotFoundException::new);
        if (task.subject() == null) {
            throw new InvalidInputException("这项任务没有业务编号，不能附佐证材料。");
        }
        return task;
    }

    /**
     * Must not be called within a transaction.
     *
     * @param fileName as the sender wrote it, also with a path
     * @param content is read to its end, or to the largest size; the caller closes it
     * @throws EvidenceNotFoundException as {@link #workable}
     * @throws InvalidInputException when name, size or content is refused, or the person has sent the file, or the task has too many
     */
    public Evidence add(String taskId, String fileName, InputStream content, StaffMember person) {
        return add(Objects.requireNonNull(workable(taskId, person).subject()), taskId, fileName, content, person);
    }

    /**
     * Adds to a subject without a task; otherwise as {@link #add}.
     *
     * @throws EvidenceNotFoundException as {@link #requireOpen}
     * @throws InvalidInputException as {@link #requireOpen} and {@link #add}
     */
    public Evidence addTo(String subject, String fileName, InputStream content, StaffMember person) {
        requireOpen(subject, person);
        return add(subject, null, fileName, content, person);
    }

    private Evidence add(
            String subject, @Nullable String taskId, String fileName, InputStream content, StaffMember person) {
        FileName name = FileName.of(fileName);
        if (!settings.types().contains(name.extension())) {
            throw new InvalidInputException("文件“" + name.shown() + "”的类型不在可上传之列，可上传：" + typesText() + "。");
        }
        try (StagedFile file = StagedFile.of(content, name, settings)) {
            FileKind kind = FileContent.kindOf(file.path(), name);
            scanner.check(file.path(), name);
            Evidence evidence = new Evidence(
                    UUID.randomUUID(),
                    subject,
                    taskId,
                    name.text(),
                    kind.mediaType(),
                    file.size(),
                    file.sha256(),
                    person.userId(),
                    person.name(),
                    OffsetDateTime.now(clock));
            return archive.alone(subject, () -> store(evidence, file, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Evidence store(Evidence evidence, StagedFile file, FileName name) {
        if (evidence.taskId() == null && !takesEvidence(evidence.subject())) {
            throw new InvalidInputException("这件事项已经办结，不能再上传材料。");
        }
        if (evidence.taskId() != null && !tasks.isOpen(evidence.taskId())) {
            throw new EvidenceNotFoundException();
        }
        List<Evidence> present = archive.of(evidence.subject());
        present.stream()
                .filter(other -> other.sha256().equals(evidence.sha256())
                        && other.uploadedBy().equals(evidence.uploadedBy()))
                .findFirst()
                .ifPresent(same -> {
                    throw new InvalidInputException("文件“" + name.shown() + "”已经上传过，即“" + same.fileName() + "”（"
                            + same.uploadedByName() + "上传），无需重复上传。");
                });
        // Of each task by itself: where many units have a task in one matter, none takes another's room.
        long beside = present.stream()
                .filter(other -> Objects.equals(other.taskId(), evidence.taskId()))
                .count();
        if (beside >= settings.maxFiles()) {
            throw new InvalidInputException("这里已有" + beside + "份佐证材料，最多" + settings.maxFiles() + "份，请合并后再上传。");
        }
        try (InputStream content = file.open()) {
            archive.add(evidence, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return evidence;
    }

    /** The extensions that are accepted, {@code pdf、doc、…}. */
    public String typesText() {
        return String.join("、", settings.types());
    }

    /** For the module that owns the subject: asks nobody who wants to know. In the order in which they came. */
    public List<Evidence> of(String subject) {
        return archive.of(subject);
    }

    /** Empty also when it does not concern the person. */
    public Optional<Evidence> find(UUID id, StaffMember person) {
        return archive.find(id).filter(evidence -> mayRead(evidence, person));
    }

    /** The bytes as they came, read piece by piece; the caller closes it. */
    public InputStream open(Evidence evidence) {
        return archive.open(evidence.id());
    }

    /**
     * @throws EvidenceNotFoundException when there is none, or it does not concern the person
     * @throws InvalidInputException when it is somebody else's, or the task or matter has been finished since
     */
    public void remove(UUID id, StaffMember person) {
        Evidence evidence = find(id, person).orElseThrow(EvidenceNotFoundException::new);
        if (!evidence.uploadedBy().equals(person.userId())) {
            throw new InvalidInputException(
                    "“" + evidence.fileName() + "”由" + evidence.uploadedByName() + "上传，只有上传人可以移除。");
        }
        archive.alone(evidence.subject(), () -> {
            if (evidence.taskId() == null && !takesEvidence(evidence.subject())) {
                throw new InvalidInputException("“" + evidence.fileName() + "”所属事项已经办结，材料随之存档，不能再移除。");
            }
            if (evidence.taskId() != null && !tasks.isOpen(evidence.taskId())) {
                throw new InvalidInputException("上传“" + evidence.fileName() + "”的任务已经办结，材料随任务存档，不能再移除。");
            }
            archive.remove(id);
            return null;
        });
    }

    /** Whoever uploaded it reads it as long as he is concerned; a clerk who has left the unit is not. */
    private boolean mayRead(Evidence evidence, StaffMember person) {
        return isConcerned(evidence.subject(), person) || tasks.hasWork(evidence.subject(), person.userId());
    }

    private boolean isConcerned(String subject, StaffMember person) {
        return person.readsEverything() || adds(person, subject);
    }

    private void requireConcerned(String subject, StaffMember person) {
        if (!isReadable(subject, person)) {
            throw new EvidenceNotFoundException();
        }
    }

    /** Administrators and auditors look after the system and not after its matters: they only read. */
    private boolean adds(StaffMember person, String subject) {
        return person.memberOf(plan.office().id())
                || matters.unitsConcerned(subject).stream().anyMatch(person::memberOf);
    }

    private boolean takesEvidence(String subject) {
        return matters.find(subject).filter(Matter::takesEvidence).isPresent();
    }
}
