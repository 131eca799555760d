package org.everspring.modelling.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.modelling.DryRun;
import org.everspring.modelling.DryRuns;
import org.everspring.modelling.Migrations;
import org.everspring.modelling.ModelOwners;
import org.everspring.modelling.Rollbacks;
import org.everspring.modelling.Suspensions;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What process owners do with models, for scripts. A refusal is JSON with a Chinese {@code message}. */
@RestController
@RequestMapping("/api/models")
class ModelApiController {

    private final ModelOwners owners;
    private final DryRuns dryRuns;
    private final Migrations migrations;
    private final Rollbacks rollbacks;
    private final Suspensions suspensions;

    ModelApiController(
            ModelOwners owners, DryRuns dryRuns, Migrations migrations, Rollbacks rollbacks, Suspensions suspensions) {
        this.owners = owners;
        this.dryRuns = dryRuns;
        this.migrations = migrations;
        this.rollbacks = rollbacks;
        this.suspensions = suspensions;
    }

    /** Takes what {@code POST /engine-rest/deployment/create} takes. The body is read only after the right is known. */
    @Audited(kind = AuditKind.MODEL, value = "试部署")
    @PostMapping("/dry-run")
    DryRun tryOut(Principal caller, HttpServletRequest request) {
        requireOwner(caller);
        return dryRuns.tryOut(caller.getName(), ModelUpload.files(request));
    }

    /** @param from the version whose instances go to the newest one */
    @Audited(kind = AuditKind.MODEL, value = "迁移流程实例")
    @PostMapping("/{key}/migrate")
    Migrations.Migration migrate(@PathVariable String key, @RequestParam int from, Principal caller) {
        requireOwner(caller);
        return migrations.migrate(caller.getName(), key, from);
    }

    /**
     * @param from the version that is in force, so that the same call twice goes back once
     * @param to absent for the version before
     */
    @Audited(kind = AuditKind.MODEL, value = "退回上一版本")
    @PostMapping("/{key}/rollback")
    Rollbacks.Rollback rollBack(
            @PathVariable String key,
            @RequestParam int from,
            @RequestParam(required = false) Integer to,
            Principal caller) {
        requireOwner(caller);
        return rollbacks.rollBack(caller.getName(), key, from, to);
    }

    /** With its running instances; {@code resume} is the way back. */
    @Audited(kind = AuditKind.MODEL, value = "暂停流程")
    @PostMapping("/{key}/suspend")
    Suspensions.Suspension suspend(@PathVariable String key, Principal caller) {
        requireOperator(caller);
        return suspensions.suspend(caller.getName(), key);
    }

    @Audited(kind = AuditKind.MODEL, value = "恢复流程")
    @PostMapping("/{key}/resume")
    Suspensions.Suspension resume(@PathVariable String key, Principal caller) {
        requireOperator(caller);
        return suspensions.resume(caller.getName(), key);
    }

    private void requireOperator(Principal caller) {
        if (!owners.maySuspend(caller.getName())) {
            throw notAllowed();
        }
    }

    private void requireOwner(Principal caller) {
        if (!owners.mayChange(caller.getName())) {
            throw notAllowed();
        }
    }

    private static ResponseStatusException notAllowed() {
        return new ResponseStatusException(HttpStatus.FORBIDDEN, "您没有部署模型的权限，不能试部署、迁移、回退或暂停。请联系系统管理员。");
    }
}
