package org.rollscope.core.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A header that is wrong is told with its line, its word and what to write instead. */
class TextHeaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "#rollscope; names no instrument",
        "#rollscope cube r=32mm t[ms],p[kPa]; instrument 'cube' is not known",
        "#rollscope ball t[ms],p[kPa]; no radius, such as r=32mm",
        "#rollscope ball r=32 t[ms],p[kPa]; 'r=32' is no radius",
        "#rollscope ball r=3m t[ms],p[kPa]; 'r=3m' is no radius up to 1 m",
        "#rollscope ball r=-3mm t[ms],p[kPa]; 'r=-3mm' is no radius",
        "#rollscope ball r=eemm t[ms],p[kPa]; 'r=eemm' holds no number",
        "#rollscope ball r=32mm; names no columns",
        "#rollscope ball r=32mm p[kPa]; no time column",
        "#rollscope ball r=32mm t,p[kPa]; column 't' has no unit",
        "#rollscope ball r=32mm t[min],p[kPa]; column 't[min]' has an unknown unit; known: s, ms",
        "#rollscope ball r=32mm t[ms],p[bar]; known: kPa, Pa",
        "#rollscope ball r=32mm t[ms],q[kPa]; column 'q[kPa]' is not known",
        "#rollscope ball r=32mm t[ms],p[kPa],p1[kPa]; 'p1[kPa]' is there twice",
        "#rollscope ball r=32mm t[ms],p1[kPa],p3[kPa]; pads must be numbered p1, p2",
        "#rollscope ball r=32mm t[ms],p0[kPa]; pads are numbered from 1",
        "#rollscope ball r=32mm t[ms],p99999999999[kPa]; pads are numbered from 1",
        "#rollscope ball r=32mm t[ms],gx[dps]; gx, gy and gz belong together",
        "#rollscope ball r=32mm t[ms],; column '' is not a name with a unit",
        "#rollscope stick r=20mm t[s],gx[dps],gy[dps],gz[dps]; such as axis=1,0,0",
        "#rollscope stick r=20mm axis=0,0,0 t[s],p[kPa]; 'axis=0,0,0' is no direction",
        "#rollscope ball r=32mm raduis=3 t[s],p[kPa]; 'raduis=3' is not known",
        "#rollscope ball r=32mm r=33mm t[s],p[kPa]; 'r=' is given twice",
        "#rollscope ball r=32mm start=yesterday t[s],p[kPa]; no time with its zone",
        "#rollscope ball r=32mm area=4 t[s],p[kPa]; no area with its unit",
        "#rollscope ball r=32mm surface=left t[s],p[kPa]; surface=below",
        "#rollscope ball r=32mm id=a/b t[s],p[kPa]; 'id=a/b' may hold"
      })
  void saysWhatIsWrong(String header, String complaint) {
    TextDecoder decoder = new TextDecoder(new Heard(), "fallback");
    byte[] bytes = ("# remark\n" + header + "\n1,2\n").getBytes(UTF_8);
    decoder.accept(bytes, 0, bytes.length);
    decoder.finish();
    assertThat(decoder.problem().orElseThrow()).startsWith("line 2: ").contains(complaint);
    assertThat(decoder.counts().malformed()).isEqualTo(2);
    assertThat(decoder.counts().samples()).isZero();
  }

  @Test
  void aLogWithoutHeaderIsToldSo() {
    TextDecoder decoder = new TextDecoder(new Heard(), "fallback");
    byte[] bytes = "t,p\n1,2\n".getBytes(UTF_8);
    decoder.accept(bytes, 0, bytes.length);
    assertThat(decoder.problem().orElseThrow()).startsWith("line 1: no header yet");
  }
}
