#include "textflag.h"

// The operations of vector.go in AVX2, eight classes at a time. Each does the steps of its plain form in
// their order; fused multiply-add is not used, since it rounds once where those round twice.

// Constants, eight times each.
DATA constants<>+0(SB)/8, $0xc2ae0000c2ae0000 // leastExponent
DATA constants<>+8(SB)/8, $0xc2ae0000c2ae0000
DATA constants<>+16(SB)/8, $0xc2ae0000c2ae0000
DATA constants<>+24(SB)/8, $0xc2ae0000c2ae0000
DATA constants<>+32(SB)/8, $0x3fb8aa3b3fb8aa3b // log2e
DATA constants<>+40(SB)/8, $0x3fb8aa3b3fb8aa3b
DATA constants<>+48(SB)/8, $0x3fb8aa3b3fb8aa3b
DATA constants<>+56(SB)/8, $0x3fb8aa3b3fb8aa3b
DATA constants<>+64(SB)/8, $0x4b4000004b400000 // rounding
DATA constants<>+72(SB)/8, $0x4b4000004b400000
DATA constants<>+80(SB)/8, $0x4b4000004b400000
DATA constants<>+88(SB)/8, $0x4b4000004b400000
DATA constants<>+96(SB)/8, $0x3f3180003f318000 // ln2High
DATA constants<>+104(SB)/8, $0x3f3180003f318000
DATA constants<>+112(SB)/8, $0x3f3180003f318000
DATA constants<>+120(SB)/8, $0x3f3180003f318000
DATA constants<>+128(SB)/8, $0xb95e8083b95e8083 // ln2Low
DATA constants<>+136(SB)/8, $0xb95e8083b95e8083
DATA constants<>+144(SB)/8, $0xb95e8083b95e8083
DATA constants<>+152(SB)/8, $0xb95e8083b95e8083
DATA constants<>+160(SB)/8, $0x3950696739506967 // e0
DATA constants<>+168(SB)/8, $0x3950696739506967
DATA constants<>+176(SB)/8, $0x3950696739506967
DATA constants<>+184(SB)/8, $0x3950696739506967
DATA constants<>+192(SB)/8, $0x3ab743ce3ab743ce // e1
DATA constants<>+200(SB)/8, $0x3ab743ce3ab743ce
DATA constants<>+208(SB)/8, $0x3ab743ce3ab743ce
DATA constants<>+216(SB)/8, $0x3ab743ce3ab743ce
DATA constants<>+224(SB)/8, $0x3c0889083c088908 // e2
DATA constants<>+232(SB)/8, $0x3c0889083c088908
DATA constants<>+240(SB)/8, $0x3c0889083c088908
DATA constants<>+248(SB)/8, $0x3c0889083c088908
DATA constants<>+256(SB)/8, $0x3d2aa9c13d2aa9c1 // e3
DATA constants<>+264(SB)/8, $0x3d2aa9c13d2aa9c1
DATA constants<>+272(SB)/8, $0x3d2aa9c13d2aa9c1
DATA constants<>+280(SB)/8, $0x3d2aa9c13d2aa9c1
DATA constants<>+288(SB)/8, $0x3e2aaaaa3e2aaaaa // e4
DATA constants<>+296(SB)/8, $0x3e2aaaaa3e2aaaaa
DATA constants<>+304(SB)/8, $0x3e2aaaaa3e2aaaaa
DATA constants<>+312(SB)/8, $0x3e2aaaaa3e2aaaaa
DATA constants<>+320(SB)/8, $0x3f0000003f000000 // e5
DATA constants<>+328(SB)/8, $0x3f0000003f000000
DATA constants<>+336(SB)/8, $0x3f0000003f000000
DATA constants<>+344(SB)/8, $0x3f0000003f000000
DATA constants<>+352(SB)/8, $0x3f8000003f800000 // one
DATA constants<>+360(SB)/8, $0x3f8000003f800000
DATA constants<>+368(SB)/8, $0x3f8000003f800000
DATA constants<>+376(SB)/8, $0x3f8000003f800000
DATA constants<>+384(SB)/8, $0x3f3504f33f3504f3 // halfRoot
DATA constants<>+392(SB)/8, $0x3f3504f33f3504f3
DATA constants<>+400(SB)/8, $0x3f3504f33f3504f3
DATA constants<>+408(SB)/8, $0x3f3504f33f3504f3
DATA constants<>+416(SB)/8, $0x3d9021bb3d9021bb // l0
DATA constants<>+424(SB)/8, $0x3d9021bb3d9021bb
DATA constants<>+432(SB)/8, $0x3d9021bb3d9021bb
DATA constants<>+440(SB)/8, $0x3d9021bb3d9021bb
DATA constants<>+448(SB)/8, $0xbdebd1b8bdebd1b8 // l1
DATA constants<>+456(SB)/8, $0xbdebd1b8bdebd1b8
DATA constants<>+464(SB)/8, $0xbdebd1b8bdebd1b8
DATA constants<>+472(SB)/8, $0xbdebd1b8bdebd1b8
DATA constants<>+480(SB)/8, $0x3def251a3def251a // l2
DATA constants<>+488(SB)/8, $0x3def251a3def251a
DATA constants<>+496(SB)/8, $0x3def251a3def251a
DATA constants<>+504(SB)/8, $0x3def251a3def251a
DATA constants<>+512(SB)/8, $0xbdfe5d4fbdfe5d4f // l3
DATA constants<>+520(SB)/8, $0xbdfe5d4fbdfe5d4f
DATA constants<>+528(SB)/8, $0xbdfe5d4fbdfe5d4f
DATA constants<>+536(SB)/8, $0xbdfe5d4fbdfe5d4f
DATA constants<>+544(SB)/8, $0x3e11e9bf3e11e9bf // l4
DATA constants<>+552(SB)/8, $0x3e11e9bf3e11e9bf
DATA constants<>+560(SB)/8, $0x3e11e9bf3e11e9bf
DATA constants<>+568(SB)/8, $0x3e11e9bf3e11e9bf
DATA constants<>+576(SB)/8, $0xbe2aae50be2aae50 // l5
DATA constants<>+584(SB)/8, $0xbe2aae50be2aae50
DATA constants<>+592(SB)/8, $0xbe2aae50be2aae50
DATA constants<>+600(SB)/8, $0xbe2aae50be2aae50
DATA constants<>+608(SB)/8, $0x3e4cceac3e4cceac // l6
DATA constants<>+616(SB)/8, $0x3e4cceac3e4cceac
DATA constants<>+624(SB)/8, $0x3e4cceac3e4cceac
DATA constants<>+632(SB)/8, $0x3e4cceac3e4cceac
DATA constants<>+640(SB)/8, $0xbe7ffffcbe7ffffc // l7
DATA constants<>+648(SB)/8, $0xbe7ffffcbe7ffffc
DATA constants<>+656(SB)/8, $0xbe7ffffcbe7ffffc
DATA constants<>+664(SB)/8, $0xbe7ffffcbe7ffffc
DATA constants<>+672(SB)/8, $0x3eaaaaaa3eaaaaaa // l8
DATA constants<>+680(SB)/8, $0x3eaaaaaa3eaaaaaa
DATA constants<>+688(SB)/8, $0x3eaaaaaa3eaaaaaa
DATA constants<>+696(SB)/8, $0x3eaaaaaa3eaaaaaa
DATA constants<>+704(SB)/8, $0x007fffff007fffff // mantissaMask
DATA constants<>+712(SB)/8, $0x007fffff007fffff
DATA constants<>+720(SB)/8, $0x007fffff007fffff
DATA constants<>+728(SB)/8, $0x007fffff007fffff
DATA constants<>+736(SB)/8, $0x3f0000003f000000 // half
DATA constants<>+744(SB)/8, $0x3f0000003f000000
DATA constants<>+752(SB)/8, $0x3f0000003f000000
DATA constants<>+760(SB)/8, $0x3f0000003f000000
DATA constants<>+768(SB)/8, $0x0000007e0000007e // halfExponent
DATA constants<>+776(SB)/8, $0x0000007e0000007e
DATA constants<>+784(SB)/8, $0x0000007e0000007e
DATA constants<>+792(SB)/8, $0x0000007e0000007e
DATA constants<>+800(SB)/8, $0x0080000000800000 // leastLogged
DATA constants<>+808(SB)/8, $0x0080000000800000
DATA constants<>+816(SB)/8, $0x0080000000800000
DATA constants<>+824(SB)/8, $0x0080000000800000
GLOBL constants<>(SB), RODATA|NOPTR, $832

#define leastExponent constants<>+0(SB)
#define log2e constants<>+32(SB)
#define rounding constants<>+64(SB)
#define ln2High constants<>+96(SB)
#define ln2Low constants<>+128(SB)
#define e0 constants<>+160(SB)
#define e1 constants<>+192(SB)
#define e2 constants<>+224(SB)
#define e3 constants<>+256(SB)
#define e4 constants<>+288(SB)
#define e5 constants<>+320(SB)
#define one constants<>+352(SB)
#define halfRoot constants<>+384(SB)
#define l0 constants<>+416(SB)
#define l1 constants<>+448(SB)
#define l2 constants<>+480(SB)
#define l3 constants<>+512(SB)
#define l4 constants<>+544(SB)
#define l5 constants<>+576(SB)
#define l6 constants<>+608(SB)
#define l7 constants<>+640(SB)
#define l8 constants<>+672(SB)
#define mantissaMask constants<>+704(SB)
#define half constants<>+736(SB)
#define halfExponent constants<>+768(SB)
#define leastLogged constants<>+800(SB)

// EXP replaces x, 0 or less, by e^x, with t, y and n to work in. The constants it broadcasts are Y8 to Y15:
// see CONSTANTS_OF_EXP.
#define EXP(x, t, n, y) \
	VMAXPS       Y8, x, x   \
	VMULPS       Y9, x, t   \
	VADDPS       Y10, t, t  \
	VSUBPS       Y10, t, n  \
	VMULPS       Y11, n, y  \
	VSUBPS       y, x, x    \
	VMULPS       Y12, n, y  \
	VSUBPS       y, x, x    \
	VMULPS       Y13, x, y  \
	VADDPS       Y14, y, y  \
	VMULPS       x, y, y    \
	VADDPS       e2, y, y   \
	VMULPS       x, y, y    \
	VADDPS       e3, y, y   \
	VMULPS       x, y, y    \
	VADDPS       e4, y, y   \
	VMULPS       x, y, y    \
	VADDPS       e5, y, y   \
	VMULPS       x, x, n    \
	VMULPS       n, y, y    \
	VADDPS       x, y, y    \
	VADDPS       Y15, y, y  \
	VPSLLD       $23, t, t  \
	VPADDD       Y15, t, t  \
	VMULPS       t, y, x

// The bits of 1 are those of its exponent, so that Y15 serves for both.
#define CONSTANTS_OF_EXP \
	VBROADCASTSS leastExponent, Y8 \
	VBROADCASTSS log2e, Y9         \
	VBROADCASTSS rounding, Y10     \
	VBROADCASTSS ln2High, Y11      \
	VBROADCASTSS ln2Low, Y12       \
	VBROADCASTSS e0, Y13           \
	VBROADCASTSS e1, Y14           \
	VBROADCASTSS one, Y15

#define TERM(y, x, c) \
	VMULPS       x, y, y \
	VADDPS       c, y, y

// LOG replaces x, a normal number, by its logarithm, with e, y and z to work in.
#define LOG(x, e, y, z) \
	VPSRLD    $23, x, e          \
	VPSUBD    halfExponent, e, e \
	VCVTDQ2PS e, e               \
	VANDPS    mantissaMask, x, x \
	VORPS     half, x, x         \
	VCMPPS    $1, halfRoot, x, y \
	VANDPS    one, y, z          \
	VSUBPS    z, e, e            \
	VANDPS    x, y, z            \
	VADDPS    z, x, x            \
	VSUBPS    one, x, x          \
	VMULPS    x, x, z            \
	VMOVUPS   l0, y              \
	TERM(y, x, l1)               \
	TERM(y, x, l2)               \
	TERM(y, x, l3)               \
	TERM(y, x, l4)               \
	TERM(y, x, l5)               \
	TERM(y, x, l6)               \
	TERM(y, x, l7)               \
	TERM(y, x, l8)               \
	VMULPS    x, y, y            \
	VMULPS    z, y, y            \
	VMULPS    half, z, z         \
	VSUBPS    z, y, y            \
	VMULPS    ln2Low, e, z       \
	VADDPS    z, y, y            \
	VADDPS    y, x, x            \
	VMULPS    ln2High, e, e      \
	VADDPS    e, x, x

// TOTAL adds up the lanes Y4 to Y7 to X0.
#define TOTAL \
	VADDPS       Y5, Y4, Y4     \
	VADDPS       Y7, Y6, Y6     \
	VADDPS       Y6, Y4, Y4     \
	VEXTRACTF128 $1, Y4, X5     \
	VADDPS       X5, X4, X4     \
	VPERMILPS    $0x0e, X4, X5  \
	VADDPS       X5, X4, X4     \
	VPERMILPS    $0x01, X4, X5  \
	VADDPS       X5, X4, X0

// func sumAVX2(dst, base *V, pieces []*V)
TEXT ·sumAVX2(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ base+8(FP), SI
	MOVQ pieces_base+16(FP), R8
	MOVQ pieces_len+24(FP), R9
	XORQ AX, AX

sumBlock:
	VMOVUPS (SI)(AX*1), Y0
	VMOVUPS 32(SI)(AX*1), Y1
	VMOVUPS 64(SI)(AX*1), Y2
	VMOVUPS 96(SI)(AX*1), Y3
	XORQ    CX, CX
	JMP     sumTest

sumPiece:
	MOVQ   (R8)(CX*8), DX
	VADDPS (DX)(AX*1), Y0, Y0
	VADDPS 32(DX)(AX*1), Y1, Y1
	VADDPS 64(DX)(AX*1), Y2, Y2
	VADDPS 96(DX)(AX*1), Y3, Y3
	INCQ   CX

sumTest:
	CMPQ    CX, R9
	JLT     sumPiece
	VMOVUPS Y0, (DI)(AX*1)
	VMOVUPS Y1, 32(DI)(AX*1)
	VMOVUPS Y2, 64(DI)(AX*1)
	VMOVUPS Y3, 96(DI)(AX*1)
	ADDQ    $128, AX
	CMPQ    AX, $1024
	JLT     sumBlock
	VZEROUPPER
	RET

// func scaleAVX2(v *V, k float32) float32
TEXT ·scaleAVX2(SB), NOSPLIT, $0-20
	MOVQ         v+0(FP), DI
	VBROADCASTSS k+8(FP), Y8
	VMULPS       (DI), Y8, Y4
	VMOVAPS      Y4, Y5
	VMOVAPS      Y4, Y6
	VMOVAPS      Y4, Y7
	XORQ         AX, AX

scaleBlock:
	VMULPS  (DI)(AX*1), Y8, Y0
	VMULPS  32(DI)(AX*1), Y8, Y1
	VMULPS  64(DI)(AX*1), Y8, Y2
	VMULPS  96(DI)(AX*1), Y8, Y3
	VMOVUPS Y0, (DI)(AX*1)
	VMOVUPS Y1, 32(DI)(AX*1)
	VMOVUPS Y2, 64(DI)(AX*1)
	VMOVUPS Y3, 96(DI)(AX*1)
	VMAXPS  Y0, Y4, Y4
	VMAXPS  Y1, Y5, Y5
	VMAXPS  Y2, Y6, Y6
	VMAXPS  Y3, Y7, Y7
	ADDQ    $128, AX
	CMPQ    AX, $1024
	JLT     scaleBlock
	VMAXPS  Y5, Y4, Y4
	VMAXPS  Y7, Y6, Y6
	VMAXPS  Y6, Y4, Y4
	VEXTRACTF128 $1, Y4, X5
	VMAXPS  X5, X4, X4
	VPERMILPS $0x0e, X4, X5
	VMAXPS  X5, X4, X4
	VPERMILPS $0x01, X4, X5
	VMAXPS  X5, X4, X4
	VMOVSS  X4, ret+16(FP)
	VZEROUPPER
	RET

// func expAVX2(dst, v *V, top float32) float32
TEXT ·expAVX2(SB), NOSPLIT, $0-28
	MOVQ         dst+0(FP), DI
	MOVQ         v+8(FP), SI
	LEAQ         top+16(FP), DX
	CONSTANTS_OF_EXP
	VXORPS       Y4, Y4, Y4
	VXORPS       Y5, Y5, Y5
	VXORPS       Y6, Y6, Y6
	VXORPS       Y7, Y7, Y7
	XORQ         AX, AX

#define EXP_STEP(at, lane) \
	VMOVUPS      at(SI)(AX*1), Y0 \
	VBROADCASTSS (DX), Y1         \
	VSUBPS       Y1, Y0, Y0       \
	EXP(Y0, Y1, Y2, Y3)           \
	VADDPS       Y0, lane, lane   \
	VMOVUPS      Y0, at(DI)(AX*1)

expBlock:
	EXP_STEP(0, Y4)
	EXP_STEP(32, Y5)
	EXP_STEP(64, Y6)
	EXP_STEP(96, Y7)
	ADDQ   $128, AX
	CMPQ   AX, $1024
	JLT    expBlock
	TOTAL
	VMOVSS X0, ret+24(FP)
	VZEROUPPER
	RET

// func scaleAddAVX2(dst, v *V, k float32, plus *V)
TEXT ·scaleAddAVX2(SB), NOSPLIT, $0-32
	MOVQ         dst+0(FP), DI
	MOVQ         v+8(FP), SI
	VBROADCASTSS k+16(FP), Y8
	MOVQ         plus+24(FP), DX
	XORQ         AX, AX

scaleAddBlock:
	VMULPS  (SI)(AX*1), Y8, Y0
	VMULPS  32(SI)(AX*1), Y8, Y1
	VADDPS  (DX)(AX*1), Y0, Y0
	VADDPS  32(DX)(AX*1), Y1, Y1
	VMOVUPS Y0, (DI)(AX*1)
	VMOVUPS Y1, 32(DI)(AX*1)
	ADDQ    $64, AX
	CMPQ    AX, $1024
	JLT     scaleAddBlock
	VZEROUPPER
	RET

// func mulAVX2(dst, a, b *V)
TEXT ·mulAVX2(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DX
	XORQ AX, AX

mulBlock:
	VMOVUPS (SI)(AX*1), Y0
	VMOVUPS 32(SI)(AX*1), Y1
	VMULPS  (DX)(AX*1), Y0, Y0
	VMULPS  32(DX)(AX*1), Y1, Y1
	VMOVUPS Y0, (DI)(AX*1)
	VMOVUPS Y1, 32(DI)(AX*1)
	ADDQ    $64, AX
	CMPQ    AX, $1024
	JLT     mulBlock
	VZEROUPPER
	RET

// func dotAVX2(a, b, c *V) float32
TEXT ·dotAVX2(SB), NOSPLIT, $0-28
	MOVQ   a+0(FP), DI
	MOVQ   b+8(FP), SI
	MOVQ   c+16(FP), DX
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7
	XORQ   AX, AX

dotBlock:
	VMOVUPS (DI)(AX*1), Y0
	VMOVUPS 32(DI)(AX*1), Y1
	VMOVUPS 64(DI)(AX*1), Y2
	VMOVUPS 96(DI)(AX*1), Y3
	VMULPS  (SI)(AX*1), Y0, Y0
	VMULPS  32(SI)(AX*1), Y1, Y1
	VMULPS  64(SI)(AX*1), Y2, Y2
	VMULPS  96(SI)(AX*1), Y3, Y3
	VMULPS  (DX)(AX*1), Y0, Y0
	VMULPS  32(DX)(AX*1), Y1, Y1
	VMULPS  64(DX)(AX*1), Y2, Y2
	VMULPS  96(DX)(AX*1), Y3, Y3
	VADDPS  Y0, Y4, Y4
	VADDPS  Y1, Y5, Y5
	VADDPS  Y2, Y6, Y6
	VADDPS  Y3, Y7, Y7
	ADDQ    $128, AX
	CMPQ    AX, $1024
	JLT     dotBlock
	TOTAL
	VMOVSS  X0, ret+24(FP)
	VZEROUPPER
	RET

// func logAddAVX2(v *V, taken, near float32)
TEXT ·logAddAVX2(SB), NOSPLIT, $0-16
	MOVQ         v+0(FP), DI
	LEAQ         taken+8(FP), SI
	CONSTANTS_OF_EXP
	XORQ         AX, AX

logAddBlock:
	VMOVUPS      (DI)(AX*1), Y4
	VBROADCASTSS (SI), Y5
	VSUBPS       Y5, Y4, Y6           // v - taken
	VBROADCASTSS 4(SI), Y7
	VCMPPS       $1, Y7, Y6, Y6       // less than near
	VMAXPS       Y4, Y5, Y7           // the larger
	VMINPS       Y4, Y5, Y0           // the smaller
	VSUBPS       Y7, Y0, Y0
	EXP(Y0, Y1, Y2, Y3)
	VADDPS       Y15, Y0, Y0
	LOG(Y0, Y1, Y2, Y3)
	VADDPS       Y0, Y7, Y0
	VBLENDVPS    Y6, Y0, Y4, Y4
	VMOVUPS      Y4, (DI)(AX*1)
	ADDQ         $32, AX
	CMPQ         AX, $1024
	JLT          logAddBlock
	VZEROUPPER
	RET

// func addCodesAVX2(dst *V, k float32, codes *Codes)
TEXT ·addCodesAVX2(SB), NOSPLIT, $0-24
	MOVQ         dst+0(FP), DI
	VBROADCASTSS k+8(FP), Y8
	MOVQ         codes+16(FP), SI
	XORQ         AX, AX

addCodesBlock:
	VPMOVSXBD (SI)(AX*1), Y0
	VPMOVSXBD 8(SI)(AX*1), Y1
	VCVTDQ2PS Y0, Y0
	VCVTDQ2PS Y1, Y1
	VMULPS    Y8, Y0, Y0
	VMULPS    Y8, Y1, Y1
	VADDPS    (DI)(AX*4), Y0, Y0
	VADDPS    32(DI)(AX*4), Y1, Y1
	VMOVUPS   Y0, (DI)(AX*4)
	VMOVUPS   Y1, 32(DI)(AX*4)
	ADDQ      $16, AX
	CMPQ      AX, $256
	JLT       addCodesBlock
	VZEROUPPER
	RET

// func addScaledAVX2(dst *V, k float32, v *V, shift float32)
TEXT ·addScaledAVX2(SB), NOSPLIT, $0-28
	MOVQ         dst+0(FP), DI
	VBROADCASTSS k+8(FP), Y8
	MOVQ         v+16(FP), SI
	VBROADCASTSS shift+24(FP), Y9
	XORQ         AX, AX

addScaledBlock:
	VMOVUPS (SI)(AX*1), Y0
	VMOVUPS 32(SI)(AX*1), Y1
	VSUBPS  Y9, Y0, Y0
	VSUBPS  Y9, Y1, Y1
	VMULPS  Y8, Y0, Y0
	VMULPS  Y8, Y1, Y1
	VADDPS  (DI)(AX*1), Y0, Y0
	VADDPS  32(DI)(AX*1), Y1, Y1
	VMOVUPS Y0, (DI)(AX*1)
	VMOVUPS Y1, 32(DI)(AX*1)
	ADDQ    $64, AX
	CMPQ    AX, $1024
	JLT     addScaledBlock
	VZEROUPPER
	RET

// func blendAVX2(dst, a, b, share *V)
TEXT ·blendAVX2(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DX
	MOVQ share+24(FP), CX
	XORQ AX, AX

blendBlock:
	VMOVUPS (SI)(AX*1), Y0
	VMOVUPS (DX)(AX*1), Y1
	VSUBPS  Y0, Y1, Y1
	VMULPS  (CX)(AX*1), Y1, Y1
	VADDPS  Y0, Y1, Y1
	VMOVUPS Y1, (DI)(AX*1)
	ADDQ    $32, AX
	CMPQ    AX, $1024
	JLT     blendBlock
	VZEROUPPER
	RET

// func addWeightsAVX2(sums *Wholes, records *byte, refs []uint32)
TEXT ·addWeightsAVX2(SB), NOSPLIT, $0-40
	MOVQ sums+0(FP), DI
	MOVQ records+8(FP), SI
	MOVQ refs_base+16(FP), R8
	MOVQ refs_len+24(FP), R9
	JMP  weightsTest

weightsRecord:
	MOVL    (R8), AX
	ADDQ    $4, R8
	DECQ    R9
	LEAQ    (SI)(AX*1), BX   // the classes
	MOVBLZX -1(BX), CX       // how many
	LEAQ    (BX)(CX*1), DX   // the weights
	SUBQ    $4, CX
	JLT     weightsRest

weightsFour:
	MOVBLZX (BX), R10
	MOVBLSX (DX), R11
	ADDL    R11, (DI)(R10*4)
	MOVBLZX 1(BX), R10
	MOVBLSX 1(DX), R11
	ADDL    R11, (DI)(R10*4)
	MOVBLZX 2(BX), R10
	MOVBLSX 2(DX), R11
	ADDL    R11, (DI)(R10*4)
	MOVBLZX 3(BX), R10
	MOVBLSX 3(DX), R11
	ADDL    R11, (DI)(R10*4)
	ADDQ    $4, BX
	ADDQ    $4, DX
	SUBQ    $4, CX
	JGE     weightsFour

weightsRest:
	ADDQ $4, CX
	JEQ  weightsTest

weightsOne:
	MOVBLZX (BX), R10
	MOVBLSX (DX), R11
	ADDL    R11, (DI)(R10*4)
	INCQ    BX
	INCQ    DX
	DECQ    CX
	JNE     weightsOne

weightsTest:
	TESTQ R9, R9
	JNE   weightsRecord
	RET

// func addRowsAVX2(sums *Wholes, rows []*Codes)
TEXT ·addRowsAVX2(SB), NOSPLIT, $0-32
	MOVQ sums+0(FP), DI
	MOVQ rows_base+8(FP), R8
	MOVQ rows_len+16(FP), R9
	XORQ AX, AX // the class

rowsBlock:
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	XORQ  CX, CX
	JMP   rowsTest

rowsRow:
	MOVQ      (R8)(CX*8), DX
	VPMOVSXBW (DX)(AX*1), Y4
	VPMOVSXBW 16(DX)(AX*1), Y5
	VPMOVSXBW 32(DX)(AX*1), Y6
	VPMOVSXBW 48(DX)(AX*1), Y7
	VPADDW    Y4, Y0, Y0
	VPADDW    Y5, Y1, Y1
	VPADDW    Y6, Y2, Y2
	VPADDW    Y7, Y3, Y3
	INCQ      CX

rowsTest:
	CMPQ CX, R9
	JLT  rowsRow

#define ROWS_ADD(x, y, at) \
	VPMOVSXWD    x, Y4              \
	VEXTRACTI128 $1, y, X5          \
	VPMOVSXWD    X5, Y5             \
	VPADDD       at(DI), Y4, Y4     \
	VPADDD       at+32(DI), Y5, Y5  \
	VMOVDQU      Y4, at(DI)         \
	VMOVDQU      Y5, at+32(DI)

	ROWS_ADD(X0, Y0, 0)
	ROWS_ADD(X1, Y1, 64)
	ROWS_ADD(X2, Y2, 128)
	ROWS_ADD(X3, Y3, 192)
	ADDQ $256, DI
	ADDQ $64, AX
	CMPQ AX, $256
	JLT  rowsBlock
	VZEROUPPER
	RET

// func divergenceAVX2(p, logQ *V) float32
TEXT ·divergenceAVX2(SB), NOSPLIT, $0-20
	MOVQ         p+0(FP), DI
	MOVQ         logQ+8(FP), SI
	VXORPS       Y4, Y4, Y4
	VXORPS       Y5, Y5, Y5
	VXORPS       Y6, Y6, Y6
	VXORPS       Y7, Y7, Y7
	VBROADCASTSS leastLogged, Y14
	XORQ         AX, AX

#define DIVERGENCE_STEP(at, lane) \
	VMOVUPS at(DI)(AX*1), Y8       \
	VMAXPS  Y14, Y8, Y0            \
	LOG(Y0, Y1, Y2, Y3)            \
	VSUBPS  at(SI)(AX*1), Y0, Y0   \
	VMULPS  Y8, Y0, Y0             \
	VADDPS  Y0, lane, lane

divergenceBlock:
	DIVERGENCE_STEP(0, Y4)
	DIVERGENCE_STEP(32, Y5)
	DIVERGENCE_STEP(64, Y6)
	DIVERGENCE_STEP(96, Y7)
	ADDQ   $128, AX
	CMPQ   AX, $1024
	JLT    divergenceBlock
	TOTAL
	VMOVSS X0, ret+16(FP)
	VZEROUPPER
	RET

// func aboveAVX2(s *Set, v *V, least float32)
TEXT ·aboveAVX2(SB), NOSPLIT, $0-20
	MOVQ         s+0(FP), DI
	MOVQ         v+8(FP), SI
	VBROADCASTSS least+16(FP), Y8
	XORQ         AX, AX

aboveBlock:
	VMOVUPS   (SI), Y0
	VMOVUPS   32(SI), Y1
	VMOVUPS   64(SI), Y2
	VMOVUPS   96(SI), Y3
	VCMPPS    $13, Y8, Y0, Y0 // at least
	VCMPPS    $13, Y8, Y1, Y1
	VCMPPS    $13, Y8, Y2, Y2
	VCMPPS    $13, Y8, Y3, Y3
	VMOVMSKPS Y0, R8
	VMOVMSKPS Y1, R9
	VMOVMSKPS Y2, R10
	VMOVMSKPS Y3, R11
	SHLQ      $8, R9
	SHLQ      $16, R10
	SHLQ      $24, R11
	ORQ       R9, R8
	ORQ       R11, R10
	ORQ       R10, R8
	MOVL      R8, (DI)(AX*4)
	ADDQ      $128, SI
	INCQ      AX
	CMPQ      AX, $8
	JLT       aboveBlock
	VZEROUPPER
	RET

// func topsAVX2(tops *[8]float32, v *V)
TEXT ·topsAVX2(SB), NOSPLIT, $0-16
	MOVQ    tops+0(FP), DI
	MOVQ    v+8(FP), SI
	VMOVUPS (SI), Y0
	VMOVUPS 32(SI), Y1
	VMOVUPS 64(SI), Y2
	VMOVUPS 96(SI), Y3
	MOVQ    $128, AX

topsBlock:
	VMAXPS  (SI)(AX*1), Y0, Y0
	VMAXPS  32(SI)(AX*1), Y1, Y1
	VMAXPS  64(SI)(AX*1), Y2, Y2
	VMAXPS  96(SI)(AX*1), Y3, Y3
	ADDQ    $128, AX
	CMPQ    AX, $1024
	JLT     topsBlock
	VMAXPS  Y1, Y0, Y0
	VMAXPS  Y3, Y2, Y2
	VMAXPS  Y2, Y0, Y0
	VMOVUPS Y0, (DI)
	VZEROUPPER
	RET
