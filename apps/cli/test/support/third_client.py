"""A PC/SC client that shares no code with us: selects DF_CIE and reads EF.ID_Servizi through libpcsclite."""
import ctypes, sys

lib = ctypes.CDLL("libpcsclite.so.1")
reader = sys.argv[1].encode()
SCARD_SCOPE_SYSTEM, SCARD_SHARE_SHARED, SCARD_PROTOCOL_T1, SCARD_LEAVE_CARD = 2, 2, 2, 0
LONG, DWORD = ctypes.c_long, ctypes.c_ulong


class IoRequest(ctypes.Structure):
    _fields_ = [("protocol", DWORD), ("length", DWORD)]


def check(name, code):
    if code & 0xFFFFFFFF:
        sys.exit(f"{name}: {code & 0xFFFFFFFF:08X}")


context, card, protocol = LONG(), LONG(), DWORD()
check("establish", lib.SCardEstablishContext(DWORD(SCARD_SCOPE_SYSTEM), None, None, ctypes.byref(context)))
check(
    "connect",
    lib.SCardConnect(
        context, reader, DWORD(SCARD_SHARE_SHARED), DWORD(SCARD_PROTOCOL_T1), ctypes.byref(card), ctypes.byref(protocol)
    ),
)


def transmit(command):
    pci = IoRequest(protocol.value, ctypes.sizeof(IoRequest))
    buffer, length = ctypes.create_string_buffer(264), DWORD(264)
    check(
        "transmit",
        lib.SCardTransmit(card, ctypes.byref(pci), command, DWORD(len(command)), None, buffer, ctypes.byref(length)),
    )
    return buffer.raw[: length.value]


print(transmit(bytes.fromhex("00A4040C06A00000000039")).hex())
print(transmit(bytes.fromhex("00B081000C")).hex())
check("disconnect", lib.SCardDisconnect(card, DWORD(SCARD_LEAVE_CARD)))
check("release", lib.SCardReleaseContext(context))
