package org.everspring.modelling.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.everspring.guard.ModelFile;
import org.everspring.kernel.InvalidInputException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;

/** The files of a deployment as Camunda Modeler sends them: each part that has a file name is one, whatever its own name. */
final class ModelUpload {

    private ModelUpload() {}

    /**
     * Reads the body, which so far has not been read.
     *
     * @throws InvalidInputException when it did not come whole or is too large
     */
    static List<ModelFile> files(HttpServletRequest request) {
        List<ModelFile> files = new ArrayList<>();
        try {
            if (request instanceof MultipartRequest upload) {
                for (List<MultipartFile> parts : upload.getMultiFileMap().values()) {
                    for (MultipartFile part : parts) {
                        if (part.getOriginalFilename() != null
                                && !part.getOriginalFilename().isBlank()) {
                            files.add(new ModelFile(part.getOriginalFilename(), part.getBytes()));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MultipartException e) {
            throw new InvalidInputException("文件没有完整收到，或者单个文件超过1MB、合计超过10MB，请检查后重新上传。");
        }
        return files;
    }
}
