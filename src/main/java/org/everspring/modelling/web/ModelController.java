package org.everspring.modelling.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.kernel.InvalidInputException;
import org.everspring.modelling.DryRuns;
import org.everspring.modelling.MigrationPreview.Obstacle;
import org.everspring.modelling.Migrations;
import org.everspring.modelling.ModelOwners;
import org.everspring.modelling.ModelVersions;
import org.everspring.modelling.Rollbacks;
import org.everspring.modelling.Suspensions;
import org.everspring.web.PageAction;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The models, and what their owners do with them. For whoever may not read deployments there is no such page.
 *
 * <p>What is refused shows the page again (422) with the reason.
 */
@Controller
@RequestMapping("/board/models")
class ModelController {

    private final ModelOwners owners;
    private final ModelVersions versions;
    private final DryRuns dryRuns;
    private final Migrations migrations;
    private final Rollbacks rollbacks;
    private final Suspensions suspensions;
    private final ModelPages pages;

    ModelController(
            ModelOwners owners,
            ModelVersions versions,
            DryRuns dryRuns,
            Migrations migrations,
            Rollbacks rollbacks,
            Suspensions suspensions,
            ModelPages pages) {
        this.owners = owners;
        this.versions = versions;
        this.dryRuns = dryRuns;
        this.migrations = migrations;
        this.rollbacks = rollbacks;
        this.suspensions = suspensions;
        this.pages = pages;
    }

    @GetMapping
    String all(Principal reader, Model model) {
        requireReader(reader);
        model.addAttribute("page", pages.all(reader.getName()));
        return "models";
    }

    /** The files are read only after it is known that the person may try them. */
    @Audited(kind = AuditKind.MODEL, value = "试部署")
    @PostMapping("/dry-run")
    String tryOut(Principal owner, HttpServletRequest request, PageAction action) {
        requireOwner(owner);
        return action.show(
                () -> action.model()
                        .addAttribute("result", dryRuns.tryOut(owner.getName(), ModelUpload.files(request))),
                () -> all(owner, action.model()));
    }

    @GetMapping("/{key}")
    String one(@PathVariable String key, Principal reader, Model model) {
        requireReader(reader);
        try {
            model.addAttribute("page", pages.one(reader.getName(), key));
        } catch (InvalidInputException unknown) {
            throw notFound();
        }
        return "model";
    }

    /** What a change begins with: the model as it is. */
    @GetMapping("/{key}/versions/{version}")
    ResponseEntity<byte[]> file(@PathVariable String key, @PathVariable int version, Principal reader) {
        requireReader(reader);
        try {
            var file = versions.file(reader.getName(), key, version);
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_OCTET_STREAM)
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(file.name(), StandardCharsets.UTF_8)
                                    .build()
                                    .toString())
                    .header("X-Content-Type-Options", "nosniff")
                    .body(file.content());
        } catch (InvalidInputException unknown) {
            throw notFound();
        }
    }

    @Audited(kind = AuditKind.MODEL, value = "迁移流程实例")
    @PostMapping("/{key}/migrate")
    String migrate(@PathVariable String key, @RequestParam int from, Principal owner, PageAction action) {
        requireOwner(owner);
        return act(key, owner, action, () -> {
            var begun = migrations.migrate(owner.getName(), key, from);
            String staying = begun.staying().stream().map(Obstacle::sentence).collect(Collectors.joining("；"));
            return "已开始把第" + begun.from() + "版的" + begun.instances() + "个实例迁移到第" + begun.to() + "版，由后台逐个进行，刷新本页可看进度。"
                    + (staying.isEmpty() ? "" : "留在原版本的：" + staying + "。");
        });
    }

    @Audited(kind = AuditKind.MODEL, value = "退回上一版本")
    @PostMapping("/{key}/rollback")
    String rollBack(
            @PathVariable String key,
            @RequestParam int from,
            @RequestParam int to,
            Principal owner,
            PageAction action) {
        requireOwner(owner);
        return act(key, owner, action, () -> {
            var done = rollbacks.rollBack(owner.getName(), key, from, to);
            return "已回退：第" + done.to() + "版的内容重新部署为第" + done.version() + "版，即日起执行。运行中的实例不受影响，需要时再迁移。";
        });
    }

    @Audited(kind = AuditKind.MODEL, value = "暂停流程")
    @PostMapping("/{key}/suspend")
    String suspend(@PathVariable String key, Principal operator, PageAction action) {
        requireOperator(operator);
        return act(key, operator, action, () -> {
            suspensions.suspend(operator.getName(), key);
            return "已暂停。不再发起，到时的提醒和后台作业不再执行，待办任务恢复后才能办结。";
        });
    }

    @Audited(kind = AuditKind.MODEL, value = "恢复流程")
    @PostMapping("/{key}/resume")
    String resume(@PathVariable String key, Principal operator, PageAction action) {
        requireOperator(operator);
        return act(key, operator, action, () -> {
            suspensions.resume(operator.getName(), key);
            return "已恢复。暂停期间到时的提醒和后台作业现在开始执行。";
        });
    }

    private String act(String key, Principal person, PageAction action, Supplier<String> work) {
        return action.run(work, "/board/models/{key}", () -> one(key, person, action.model()));
    }

    private void requireReader(Principal person) {
        if (!owners.mayRead(person.getName())) {
            throw notFound();
        }
    }

    private void requireOperator(Principal person) {
        if (!owners.maySuspend(person.getName())) {
            throw notFound();
        }
    }

    private void requireOwner(Principal person) {
        if (!owners.mayChange(person.getName())) {
            throw notFound();
        }
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
