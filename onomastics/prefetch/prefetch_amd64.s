#include "textflag.h"

// func line(p *byte)
TEXT ·line(SB), NOSPLIT, $0-8
	MOVQ       p+0(FP), AX
	PREFETCHT0 (AX)
	RET

// func slots(table *byte, hashes []uint32, mask uint32)
TEXT ·slots(SB), NOSPLIT, $0-36
	MOVQ table+0(FP), AX
	MOVQ hashes_base+8(FP), SI
	MOVQ hashes_len+16(FP), CX
	MOVL mask+32(FP), DX
	JMP  test

next:
	MOVL       (SI), DI
	ANDL       DX, DI
	PREFETCHT0 (AX)(DI*8)
	ADDQ       $4, SI
	DECQ       CX

test:
	TESTQ CX, CX
	JNE   next
	RET

// func lines(p *byte, size uintptr)
TEXT ·lines(SB), NOSPLIT, $0-16
	MOVQ p+0(FP), AX
	MOVQ size+8(FP), CX
	ADDQ AX, CX

following:
	PREFETCHT0 (AX)
	ADDQ       $64, AX
	CMPQ       AX, CX
	JLT        following
	RET

// func offsets(table *byte, refs []uint32)
TEXT ·offsets(SB), NOSPLIT, $0-32
	MOVQ table+0(FP), AX
	MOVQ refs_base+8(FP), SI
	MOVQ refs_len+16(FP), CX
	JMP  testOffset

nextOffset:
	MOVL       (SI), DI
	PREFETCHT0 -1(AX)(DI*1)
	ADDQ       $4, SI
	DECQ       CX

testOffset:
	TESTQ CX, CX
	JNE   nextOffset
	RET
