package org.everspring.modelling.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.security.Principal;
import org.everspring.modelling.ModelOwners;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** How process owners work, for everybody who is signed in to read. */
@Controller
@RequestMapping("/board/handbook")
class HandbookController {

    private static final String TEMPLATES = "classpath*:element-templates/*.json";

    private final ModelOwners owners;
    private final ResourcePatternResolver resources;
    private final ObjectMapper json;

    HandbookController(ModelOwners owners, ResourcePatternResolver resources, ObjectMapper json) {
        this.owners = owners;
        this.resources = resources;
        this.json = json;
    }

    @GetMapping
    String show(Principal reader, Model model) {
        model.addAttribute("owner", owners.mayChange(reader.getName()));
        model.addAttribute("reading", owners.mayRead(reader.getName()));
        model.addAttribute("userId", reader.getName());
        model.addAttribute(
                "endpoint",
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/engine-rest")
                        .toUriString());
        return "handbook";
    }

    /** All in one file, for whoever works without the folders of the project. */
    @GetMapping("/element-templates.json")
    ResponseEntity<byte[]> templates() throws IOException {
        ArrayNode all = json.createArrayNode();
        for (Resource file : resources.getResources(TEMPLATES)) {
            json.readTree(file.getContentAsByteArray()).forEach(all::add);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"everspring-element-templates.json\"")
                .body(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
    }
}
