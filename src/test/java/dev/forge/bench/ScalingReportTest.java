package dev.forge.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ScalingReportTest {
  private final ScalingReport report = new ScalingReport(2, "vector256", 3,
      List.of(new ScalingReport.Size(1 << 14, 0.16384, 0.08192), new ScalingReport.Size(1 << 15, 0.32768, 0.262144)));

  @Test
  void rowsShowTheTimeOfARowOnOneCoreAndOnAll() {
    String row = report.markdown().lines().filter(line -> line.startsWith("| 32,768")).findFirst().orElse("");
    assertEquals("| 32,768 | 328 ms | 262 ms | 1.25 | 10.00 µs | 8.00 µs |", row.replaceAll(" +", " "));
  }

  @Test
  void plotHasACurveForOneCoreAndOneForAll() throws Exception {
    String svg = new ScalingPlot(report).svg();
    Document drawing = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
    assertEquals(2, drawing.getElementsByTagName("polyline").getLength(), svg);
    assertTrue(svg.contains("16,384") && svg.contains("2 cores"), svg);
    assertEquals("60.0,30.0 550.0,30.0",
        drawing.getElementsByTagName("polyline").item(0).getAttributes().getNamedItem("points").getNodeValue());
  }
}
