package org.everspring.archive.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.everspring.access.StaffMember;
import org.everspring.archive.ArchivedYear;
import org.everspring.archive.YearArchive;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.plan.Plan;
import org.everspring.web.Download;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** For those who may read every matter in any case; whoever takes all of it with him is written down. */
@Controller
class ArchiveController {

    private final YearArchive archive;
    private final Plan plan;

    ArchiveController(YearArchive archive, Plan plan) {
        this.archive = archive;
        this.plan = plan;
    }

    @Audited(kind = AuditKind.OPERATION, value = "导出年度归档")
    @GetMapping("/board/archive/{year}.zip")
    void archive(@PathVariable String year, StaffMember reader, HttpServletResponse response) throws IOException {
        if (!reader.overseesAll(plan)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        if (!year.matches("20[0-9]{2}")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Path file = archive.write(new ArchivedYear(Integer.parseInt(year)));
        try {
            response.setContentType("application/zip");
            response.setContentLengthLong(Files.size(file));
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Download.attachment(year + "年度归档.zip"));
            response.setHeader("X-Content-Type-Options", "nosniff");
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
