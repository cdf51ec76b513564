// SPDX-License-Identifier: MIT
package dev.mcpsql.signin;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as one path of an inline SVG: attributes only, so that the page needs neither script, nor style, nor image.
 *
 * @param size of the square, in modules, with the quiet zone
 * @param path {@code d} of the dark modules
 */
record QrDrawing(int size, String path) {

    /** ISO/IEC 18004 §6.3.8: four light modules on each side. */
    private static final int QUIET_ZONE = 4;

    static QrDrawing of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            row(code, y, path);
        }
        return new QrDrawing(code.size + 2 * QUIET_ZONE, path.toString());
    }

    /** A run of dark modules is one rectangle. */
    private static void row(QrCode code, int y, StringBuilder path) {
        int x = 0;
        while (x < code.size) {
            int from = x;
            while (x < code.size && code.getModule(x, y)) {
                x++;
            }
            if (x > from) {
                int run = x - from;
                path.append('M')
                        .append(from + QUIET_ZONE)
                        .append(' ')
                        .append(y + QUIET_ZONE)
                        .append('h')
                        .append(run)
                        .append("v1h-")
                        .append(run)
                        .append('z');
            } else {
                x++;
            }
        }
    }
}
