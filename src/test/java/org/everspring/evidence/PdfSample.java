package org.everspring.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/** Writes small PDFs by hand, with a table of objects as it should be. */
final class PdfSample {

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    private PdfSample() {}

    /** @param stream the raw content of the last object, whose head ends in {@code stream}; null when there is none */
    static byte[] of(String catalog, List<String> others, byte[] stream) {
        PdfSample pdf = new PdfSample();
        pdf.write("%PDF-1.5\n");
        pdf.object(catalog, null);
        pdf.object("<</Type/Pages/Count 0/Kids[]>>", null);
        for (int i = 0; i < others.size(); i++) {
            pdf.object(others.get(i), i == others.size() - 1 ? stream : null);
        }
        int table = pdf.content.size();
        pdf.write("xref\n0 " + (pdf.offsets.size() + 1) + "\n0000000000 65535 f \n");
        pdf.offsets.forEach(offset -> pdf.write("%010d 00000 n \n".formatted(offset)));
        pdf.write("trailer\n<</Size " + (pdf.offsets.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
        return pdf.content.toByteArray();
    }

    /** A PDF whose object 3 stands in a compressed object stream, as all newer programs write it. */
    static byte[] packed(String catalog, String object3) {
        byte[] objects = deflated(("3 0 " + object3).getBytes(StandardCharsets.ISO_8859_1));
        PdfSample pdf = new PdfSample();
        pdf.write("%PDF-1.5\n");
        pdf.object(catalog, null);
        pdf.object("<</Type/Pages/Count 0/Kids[]>>", null);
        int packed = pdf.content.size();
        pdf.write("4 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length " + objects.length + ">>\nstream\n");
        pdf.content.writeBytes(objects);
        pdf.write("\nendstream\nendobj\n");
        int table = pdf.content.size();
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        row(rows, 0, 0, 255);
        row(rows, 1, pdf.offsets.get(0), 0);
        row(rows, 1, pdf.offsets.get(1), 0);
        row(rows, 2, 4, 0);
        row(rows, 1, packed, 0);
        row(rows, 1, table, 0);
        pdf.write("5 0 obj\n<</Type/XRef/Size 6/W[1 4 1]/Root 1 0 R/Length " + rows.size() + ">>\nstream\n");
        pdf.content.writeBytes(rows.toByteArray());
        pdf.write("\nendstream\nendobj\nstartxref\n" + table + "\n%%EOF\n");
        return pdf.content.toByteArray();
    }

    static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return packed.toByteArray();
    }

    private static void row(ByteArrayOutputStream rows, int type, int second, int third) {
        rows.write(type);
        rows.write(second >>> 24);
        rows.write(second >>> 16);
        rows.write(second >>> 8);
        rows.write(second);
        rows.write(third);
    }

    private void object(String text, byte[] stream) {
        offsets.add(content.size());
        write(offsets.size() + " 0 obj\n" + text);
        if (stream != null) {
            content.writeBytes(stream);
            write("\nendstream");
        }
        write("\nendobj\n");
    }

    private void write(String text) {
        content.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
