// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The drawing, read back by another library. */
class QrDrawingTest {

    private static final int SCALE = 4;

    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "otpauth://totp/Example%20warehouse:ada?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Example%20warehouse",
                "otpauth://totp/%C3%9Cbersicht:a.very.long.name%40a.very.long.host.example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=%C3%9Cbersicht",
                "x"
            })
    void saysWhatWasWritten(String text) throws ReaderException {
        assertThat(read(QrDrawing.of(text))).isEqualTo(text);
    }

    @Test
    void consistsOfRectanglesOnly() {
        assertThat(QrDrawing.of("otpauth://totp/x:y?secret=A").path()).matches("(?:" + RUN.pattern() + ")+");
    }

    private static String read(QrDrawing drawing) throws ReaderException {
        int side = drawing.size() * SCALE;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xffffff);
        Matcher runs = RUN.matcher(drawing.path());
        while (runs.find()) {
            paint(pixels, side, number(runs, 1), number(runs, 2), number(runs, 3));
        }
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))))
                .getText();
    }

    private static void paint(int[] pixels, int side, int x, int y, int run) {
        for (int row = y * SCALE; row < (y + 1) * SCALE; row++) {
            Arrays.fill(pixels, row * side + x * SCALE, row * side + (x + run) * SCALE, 0x000000);
        }
    }

    private static int number(Matcher runs, int group) {
        return Integer.parseInt(runs.group(group));
    }
}
