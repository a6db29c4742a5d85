#include "textflag.h"

// The operations of shorts.go in AVX2. Each does the steps of its plain form in their order.

// Constants, 32 bits each.
DATA powers<>+0(SB)/4, $0xc2f00000 // leastPower
DATA powers<>+4(SB)/4, $0x4b400000 // rounding
DATA powers<>+8(SB)/4, $0x3c1d0163 // p0
DATA powers<>+12(SB)/4, $0x3d64fe27 // p1
DATA powers<>+16(SB)/4, $0x3e7601bc // p2
DATA powers<>+20(SB)/4, $0x3f317096 // p3
DATA powers<>+24(SB)/4, $0x3f800000 // one
DATA powers<>+28(SB)/4, $0x00008000 // half of the lower half
GLOBL powers<>(SB), RODATA|NOPTR, $32

// TOP reduces the words of Y8 to the largest, in X8, with X9 to work in.
#define TOP \
	VEXTRACTI128 $1, Y8, X9     \
	VPMAXSW      X9, X8, X8     \
	VPSHUFD      $0x0e, X8, X9  \
	VPMAXSW      X9, X8, X8     \
	VPSHUFD      $0x01, X8, X9  \
	VPMAXSW      X9, X8, X8     \
	VPSRLD       $16, X8, X9    \
	VPMAXSW      X9, X8, X8

// func sumShortsAVX2(dst, base *Shorts, pieces []*Shorts) int16
TEXT ·sumShortsAVX2(SB), NOSPLIT, $0-42
	MOVQ     dst+0(FP), DI
	MOVQ     base+8(FP), SI
	MOVQ     pieces_base+16(FP), R8
	MOVQ     pieces_len+24(FP), R9
	VPCMPEQD Y8, Y8, Y8
	VPSLLW   $15, Y8, Y8
	XORQ     AX, AX

sumShortsBlock:
	VMOVDQU (SI)(AX*1), Y0
	VMOVDQU 32(SI)(AX*1), Y1
	VMOVDQU 64(SI)(AX*1), Y2
	VMOVDQU 96(SI)(AX*1), Y3
	XORQ    CX, CX
	JMP     sumShortsTest

sumShortsPiece:
	MOVQ    (R8)(CX*8), DX
	VPADDSW (DX)(AX*1), Y0, Y0
	VPADDSW 32(DX)(AX*1), Y1, Y1
	VPADDSW 64(DX)(AX*1), Y2, Y2
	VPADDSW 96(DX)(AX*1), Y3, Y3
	INCQ    CX

sumShortsTest:
	CMPQ    CX, R9
	JLT     sumShortsPiece
	VMOVDQU Y0, (DI)(AX*1)
	VMOVDQU Y1, 32(DI)(AX*1)
	VMOVDQU Y2, 64(DI)(AX*1)
	VMOVDQU Y3, 96(DI)(AX*1)
	VPMAXSW Y1, Y0, Y0
	VPMAXSW Y3, Y2, Y2
	VPMAXSW Y2, Y0, Y0
	VPMAXSW Y0, Y8, Y8
	ADDQ    $128, AX
	CMPQ    AX, $512
	JLT     sumShortsBlock
	TOP
	VMOVD   X8, AX
	MOVW    AX, ret+40(FP)
	VZEROUPPER
	RET

// func mixShortsAVX2(dst, v *Shorts, taken int16)
TEXT ·mixShortsAVX2(SB), NOSPLIT, $0-18
	MOVQ         dst+0(FP), DI
	MOVQ         v+8(FP), SI
	VPBROADCASTW taken+16(FP), Y4
	MOVL         $1840, AX // mixReach
	VMOVD        AX, X5
	VPBROADCASTW X5, Y5
	MOVL         $340, AX // mixScale
	VMOVD        AX, X6
	VPBROADCASTW X6, Y6
	VPXOR        Y7, Y7, Y7
	XORQ         AX, AX

mixShortsBlock:
	VMOVDQU   (SI)(AX*1), Y0
	VPMINSW   Y4, Y0, Y1
	VPMAXSW   Y4, Y0, Y0
	VPSUBSW   Y0, Y1, Y1
	VPADDSW   Y5, Y1, Y1
	VPMAXSW   Y7, Y1, Y1
	VPSLLW    $4, Y1, Y1 // mixShift
	VPMULHRSW Y1, Y1, Y1
	VPMULHRSW Y1, Y1, Y1
	VPMULHRSW Y6, Y1, Y1
	VPADDSW   Y1, Y0, Y0
	VMOVDQU   Y0, (DI)(AX*1)
	ADDQ      $32, AX
	CMPQ      AX, $512
	JLT       mixShortsBlock
	VZEROUPPER
	RET

// func powerShortsAVX2(dst *V, v *Shorts, top int32, k float32) float32
TEXT ·powerShortsAVX2(SB), NOSPLIT, $0-28
	MOVQ         dst+0(FP), DI
	MOVQ         v+8(FP), SI
	MOVL         top+16(FP), AX
	VMOVD        AX, X2
	VPBROADCASTD X2, Y2
	VBROADCASTSS k+20(FP), Y3
	VXORPS       Y4, Y4, Y4
	VXORPS       Y5, Y5, Y5
	VXORPS       Y6, Y6, Y6
	VXORPS       Y7, Y7, Y7
	VBROADCASTSS powers<>+0(SB), Y8
	VBROADCASTSS powers<>+4(SB), Y9
	VBROADCASTSS powers<>+8(SB), Y10
	VBROADCASTSS powers<>+12(SB), Y11
	VBROADCASTSS powers<>+16(SB), Y12
	VBROADCASTSS powers<>+20(SB), Y13
	VBROADCASTSS powers<>+24(SB), Y14
	XORQ         AX, AX

#define POWER_STEP(at, lane) \
	VPMOVSXWD at(SI)(AX*1), Y0     \
	VPSUBD    Y2, Y0, Y0           \
	VCVTDQ2PS Y0, Y0               \
	VMULPS    Y3, Y0, Y0           \
	VMAXPS    Y8, Y0, Y0           \
	VADDPS    Y9, Y0, Y1           \
	VSUBPS    Y9, Y1, Y15          \
	VSUBPS    Y15, Y0, Y0          \
	VMULPS    Y10, Y0, Y15         \
	VADDPS    Y11, Y15, Y15        \
	VMULPS    Y0, Y15, Y15         \
	VADDPS    Y12, Y15, Y15        \
	VMULPS    Y0, Y15, Y15         \
	VADDPS    Y13, Y15, Y15        \
	VMULPS    Y0, Y15, Y15         \
	VADDPS    Y14, Y15, Y15        \
	VPSLLD    $23, Y1, Y1          \
	VPADDD    Y1, Y15, Y15         \
	VADDPS    Y15, lane, lane      \
	VMOVUPS   Y15, (2*at)(DI)(AX*2)

powerShortsBlock:
	POWER_STEP(0, Y4)
	POWER_STEP(16, Y5)
	POWER_STEP(32, Y6)
	POWER_STEP(48, Y7)
	ADDQ         $64, AX
	CMPQ         AX, $512
	JLT          powerShortsBlock
	VADDPS       Y5, Y4, Y4
	VADDPS       Y7, Y6, Y6
	VADDPS       Y6, Y4, Y4
	VEXTRACTF128 $1, Y4, X5
	VADDPS       X5, X4, X4
	VPERMILPS    $0x0e, X4, X5
	VADDPS       X5, X4, X4
	VPERMILPS    $0x01, X4, X5
	VADDPS       X5, X4, X0
	VMOVSS       X0, ret+24(FP)
	VZEROUPPER
	RET

// func stretchAVX2(dst *Shorts, k int16, codes *Codes)
TEXT ·stretchAVX2(SB), NOSPLIT, $0-24
	MOVQ         dst+0(FP), DI
	VPBROADCASTW k+8(FP), Y4
	MOVQ         codes+16(FP), SI
	XORQ         AX, AX

stretchBlock:
	VPMOVSXBW (SI)(AX*1), Y0
	VPSLLW    $8, Y0, Y0
	VPMULHRSW Y4, Y0, Y0
	VPADDSW   (DI)(AX*2), Y0, Y0
	VMOVDQU   Y0, (DI)(AX*2)
	ADDQ      $16, AX
	CMPQ      AX, $256
	JLT       stretchBlock
	VZEROUPPER
	RET

// func packAVX2(dst *Shorts, wholes *Wholes, step int32, plus *Shorts)
TEXT ·packAVX2(SB), NOSPLIT, $0-32
	MOVQ         dst+0(FP), DI
	MOVQ         wholes+8(FP), SI
	MOVL         step+16(FP), AX
	VMOVD        AX, X4
	VPBROADCASTD X4, Y4
	MOVQ         plus+24(FP), DX
	VPCMPEQD     Y8, Y8, Y8
	VPSLLD       $31, Y8, Y8
	VMOVDQA      Y8, Y9
	XORQ         AX, AX

packTop:
	VPMULLD   (SI)(AX*2), Y4, Y0
	VPMULLD   32(SI)(AX*2), Y4, Y1
	VPMOVSXWD (DX)(AX*1), Y2
	VPMOVSXWD 16(DX)(AX*1), Y3
	VPADDD    Y2, Y0, Y0
	VPADDD    Y3, Y1, Y1
	VPMAXSD   Y0, Y8, Y8
	VPMAXSD   Y1, Y9, Y9
	ADDQ      $32, AX
	CMPQ      AX, $512
	JLT       packTop

	VPMAXSD      Y9, Y8, Y8
	VEXTRACTI128 $1, Y8, X9
	VPMAXSD      X9, X8, X8
	VPSHUFD      $0x0e, X8, X9
	VPMAXSD      X9, X8, X8
	VPSHUFD      $0x01, X8, X9
	VPMAXSD      X9, X8, X8
	VPBROADCASTD X8, Y8
	XORQ         AX, AX

packBlock:
	VPMULLD   (SI)(AX*2), Y4, Y0
	VPMULLD   32(SI)(AX*2), Y4, Y1
	VPMOVSXWD (DX)(AX*1), Y2
	VPMOVSXWD 16(DX)(AX*1), Y3
	VPADDD    Y2, Y0, Y0
	VPADDD    Y3, Y1, Y1
	VPSUBD    Y8, Y0, Y0
	VPSUBD    Y8, Y1, Y1
	VPACKSSDW Y1, Y0, Y0
	VPERMQ    $0xd8, Y0, Y0
	VMOVDQU   Y0, (DI)(AX*1)
	ADDQ      $32, AX
	CMPQ      AX, $512
	JLT       packBlock
	VZEROUPPER
	RET

// func halveAVX2(dst *Halves, v *V)
TEXT ·halveAVX2(SB), NOSPLIT, $0-16
	MOVQ         dst+0(FP), DI
	MOVQ         v+8(FP), SI
	VPBROADCASTD powers<>+28(SB), Y4
	XORQ         AX, AX

halveBlock:
	VPADDD    (SI)(AX*2), Y4, Y0
	VPADDD    32(SI)(AX*2), Y4, Y1
	VPSRLD    $16, Y0, Y0
	VPSRLD    $16, Y1, Y1
	VPACKUSDW Y1, Y0, Y0
	VPERMQ    $0xd8, Y0, Y0
	VMOVDQU   Y0, (DI)(AX*1)
	ADDQ      $32, AX
	CMPQ      AX, $512
	JLT       halveBlock
	VZEROUPPER
	RET

// func widenAVX2(dst *V, h *Halves)
TEXT ·widenAVX2(SB), NOSPLIT, $0-16
	MOVQ dst+0(FP), DI
	MOVQ h+8(FP), SI
	XORQ AX, AX

widenBlock:
	VPMOVZXWD (SI)(AX*1), Y0
	VPMOVZXWD 16(SI)(AX*1), Y1
	VPSLLD    $16, Y0, Y0
	VPSLLD    $16, Y1, Y1
	VMOVDQU   Y0, (DI)(AX*2)
	VMOVDQU   Y1, 32(DI)(AX*2)
	ADDQ      $32, AX
	CMPQ      AX, $512
	JLT       widenBlock
	VZEROUPPER
	RET

// func crossAVX2(prior *V, a, b *[2]Halves) (ab, ba float32)
TEXT ·crossAVX2(SB), NOSPLIT, $0-32
	MOVQ   prior+0(FP), DI
	MOVQ   a+8(FP), SI
	MOVQ   b+16(FP), DX
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7
	XORQ   AX, AX

#define CROSS_STEP(at, s, r) \
	VPMOVZXWD at(SI)(AX*1), Y0        \
	VPMOVZXWD (512+at)(DX)(AX*1), Y1  \
	VPMOVZXWD at(DX)(AX*1), Y2        \
	VPMOVZXWD (512+at)(SI)(AX*1), Y3  \
	VMOVUPS   (2*at)(DI)(AX*2), Y8    \
	VPSLLD    $16, Y0, Y0             \
	VPSLLD    $16, Y1, Y1             \
	VPSLLD    $16, Y2, Y2             \
	VPSLLD    $16, Y3, Y3             \
	VMULPS    Y1, Y0, Y0              \
	VMULPS    Y3, Y2, Y2              \
	VMULPS    Y8, Y0, Y0              \
	VMULPS    Y8, Y2, Y2              \
	VADDPS    Y0, s, s                \
	VADDPS    Y2, r, r

crossBlock:
	CROSS_STEP(0, Y4, Y6)
	CROSS_STEP(16, Y5, Y7)
	ADDQ         $32, AX
	CMPQ         AX, $512
	JLT          crossBlock
	VADDPS       Y5, Y4, Y4
	VADDPS       Y7, Y6, Y6
	VEXTRACTF128 $1, Y4, X5
	VADDPS       X5, X4, X4
	VPERMILPS    $0x0e, X4, X5
	VADDPS       X5, X4, X4
	VPERMILPS    $0x01, X4, X5
	VADDPS       X5, X4, X4
	VMOVSS       X4, ab+24(FP)
	VEXTRACTF128 $1, Y6, X7
	VADDPS       X7, X6, X6
	VPERMILPS    $0x0e, X6, X7
	VADDPS       X7, X6, X6
	VPERMILPS    $0x01, X6, X7
	VADDPS       X7, X6, X6
	VMOVSS       X6, ba+28(FP)
	VZEROUPPER
	RET
